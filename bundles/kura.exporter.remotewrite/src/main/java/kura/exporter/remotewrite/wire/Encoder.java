// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Writes requests of remote write, 1.0 and 2.0, compressed. The same ticks give the same bytes each time. Its memory is kept
 * from one request to the next. Not for several threads.
 *
 * <p>Field numbers are those of prompb/remote.proto, prompb/types.proto and prompb/io/prometheus/write/v2/types.proto of
 * prometheus/prometheus.
 */
public final class Encoder {

    /** What Prometheus writes for a value that is not a number; any other NaN might be taken for a mark. */
    private static final long NOT_A_NUMBER = 0x7ff8000000000001L;

    private final Grouping grouping = new Grouping();
    private final Symbols symbols = new Symbols();
    private final Protobuf message = new Protobuf(4096);
    private final Snappy snappy = new Snappy();

    /** The request, up to {@link #length}; written over by the next one. */
    public byte[] bytes() {
        return snappy.bytes();
    }

    /** How many bytes the request has. */
    public int length() {
        return snappy.length();
    }

    /** How many samples are in it. */
    public int samples() {
        return grouping.samples();
    }

    /**
     * Writes a request.
     *
     * @param families whose metadata goes along with 1.0; with 2.0 each series has its own
     */
    public void encode(Version version, List<Tick> ticks, Collection<Family> families) {
        grouping.group(ticks);
        message.clear();
        if (version == Version.V1) {
            for (int i = 0; i < grouping.count(); i++) {
                series1(i);
            }
            families.forEach(this::metadata1);
        } else {
            symbols.clear();
            for (int i = 0; i < grouping.count(); i++) {
                series2(i);
            }
            for (int i = 0; i < symbols.count(); i++) {
                message.text(4, symbols.text(i));
            }
        }
        grouping.clear();
        snappy.compress(message.bytes(), message.length());
    }

    private void series1(int number) {
        int mark = message.begin(1);
        message.append(grouping.series(number).encoded(Encoder::labels1));
        samples(number);
        message.end(mark);
    }

    private static byte[] labels1(List<String> labels) {
        var fields = new Protobuf(32 * labels.size());
        for (int i = 0; i < labels.size(); i += 2) {
            int label = fields.begin(1);
            fields.text(1, labels.get(i));
            fields.text(2, labels.get(i + 1));
            fields.end(label);
        }
        return Arrays.copyOf(fields.bytes(), fields.length());
    }

    private void metadata1(Family family) {
        int mark = message.begin(3);
        message.number(1, type(family));
        message.text(2, family.name());
        message.text(4, family.help());
        if (!family.unit().isEmpty()) {
            message.text(5, family.unit());
        }
        message.end(mark);
    }

    private void series2(int number) {
        int mark = message.begin(5);
        Series series = grouping.series(number);
        int refs = message.begin(1);
        List<String> labels = series.labels();
        for (int i = 0; i < labels.size(); i++) {
            message.packed(symbols.number(labels.get(i)));
        }
        message.end(refs);
        samples(number);
        Family family = series.family();
        int metadata = message.begin(5);
        message.number(1, type(family));
        message.number(3, symbols.number(family.help()));
        message.number(4, symbols.number(family.unit()));
        message.end(metadata);
        message.end(mark);
    }

    /** The same in both versions. */
    private void samples(int number) {
        for (int sample = grouping.first(number); sample >= 0; sample = grouping.next(sample)) {
            int mark = message.begin(2);
            double value = grouping.value(sample);
            message.bits(
                    1, Double.isNaN(value) && !Tick.isStale(value) ? NOT_A_NUMBER : Double.doubleToRawLongBits(value));
            message.number(2, grouping.millis(sample));
            message.end(mark);
        }
    }

    /** The same in both versions; 4 would be a gauge histogram. */
    private static int type(Family family) {
        return switch (family.type()) {
            case "counter" -> 1;
            case "gauge" -> 2;
            case "histogram" -> 3;
            case "summary" -> 5;
            case "info" -> 6;
            case "stateset" -> 7;
            default -> 0;
        };
    }
}
