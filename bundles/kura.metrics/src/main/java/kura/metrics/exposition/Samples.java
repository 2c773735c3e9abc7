// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.List;
import kura.metrics.MetricSource;

/**
 * The same numbers under the same names and labels as on a {@link Page}, for those who send them instead of being asked. Not
 * for several threads.
 *
 * @param <K> what a reader keeps for each sample, from one time to the next
 */
public final class Samples<K> {

    private final Desk desk = new Desk();
    private final Blocks<SampleBlock<K>> blocks;

    /**
     * What a family is called where it is sent.
     *
     * @param name as in Prometheus text: of a counter with {@code _total}
     * @param type OpenMetrics' word
     * @param help may be empty
     * @param unit empty for none
     */
    public record Head(String name, String type, String help, String unit) {}

    /** Makes what is kept for a sample. */
    @FunctionalInterface
    public interface Maker<K> {

        /** @param labels name, value, name, value and so on, sorted by name, none without a value, {@code __name__} among them */
        K make(Head family, List<String> labels);
    }

    /** Takes samples. */
    @FunctionalInterface
    public interface Taker<K> {

        /** A sample of now. */
        void take(K kept, double value);
    }

    /** Of a source, under these names. */
    public Samples(MetricSource source, Naming naming, Maker<K> maker) {
        blocks = new Blocks<>(source, naming, (family, names) -> new SampleBlock<>(family, names, maker));
    }

    /** Gives all samples there are now. A series that fails gives none; others do. */
    public void read(Taker<K> taker) {
        for (SampleBlock<K> block : blocks.now()) {
            block.read(desk, taker);
        }
    }
}
