// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final MetricRegistry registry = MetricRegistry.create();
    private final AtomicLong now = new AtomicLong();

    @Test
    void saysCountAndSumFromTheStart() {
        var summary = registry.summary("wait", "");
        assertThat(page()).isEqualTo("# TYPE wait summary\nwait_count 0\nwait_sum 0.0\n");

        summary.observe(1.5);
        summary.observe(2);
        summary.observe(Double.NaN);

        assertThat(page()).isEqualTo("# TYPE wait summary\nwait_count 2\nwait_sum 3.5\n");
    }

    @Test
    void saysBelowWhichValuesMostOfThemLie() {
        var summary = Summary.builder()
                .name("wait")
                .quantile(0.99)
                .quantile(0.5, 0.001)
                .register(registry);
        for (int i = 1; i <= 1000; i++) {
            summary.observe(i);
        }

        assertThat(number("wait{quantile=\"0.5\"}")).isCloseTo(500, within(0.5));
        assertThat(number("wait{quantile=\"0.99\"}")).isCloseTo(990, within(1.0));
        assertThat(page()).startsWith("# TYPE wait summary\nwait{quantile=\"0.5\"} ");
    }

    @Test
    void saysThatThereAreNoneWhenThereAreNone() {
        Summary.builder().name("wait").quantile(0.5).register(registry);

        assertThat(page()).contains("wait{quantile=\"0.5\"} NaN\n");
    }

    @Test
    void zeroIsOneQuantileWhateverItsSign() {
        Summary.builder().name("wait").quantile(0.0).quantile(-0.0).register(registry);

        assertThat(page()).containsOnlyOnce("quantile=\"0.0\"");
    }

    @Test
    void keepsItsWordOnErrorsOverManyOrdersOfMagnitude() {
        var random = new Random(1);
        for (double error : new double[] {0.1, 0.01, 0.001}) {
            var registry = MetricRegistry.create();
            var summary = Summary.builder()
                    .name("s")
                    .quantile(0.5, error)
                    .register(registry)
                    .labelValues();
            double[] values =
                    random.doubles(999, -3, 3).map(x -> Math.pow(10, x)).toArray();
            for (double value : values) {
                summary.observe(value);
            }
            Arrays.sort(values);
            var snapshot = new Snapshot();
            summary.read(snapshot);

            assertThat(snapshot.number(0)).isCloseTo(values[499], within(values[499] * error));
        }
    }

    @Test
    void forgetsWhatIsTooOldStepByStep() {
        var summary = Summary.builder()
                .name("wait")
                .quantile(1)
                .maxAgeSeconds(60)
                .numberOfAgeBuckets(3)
                .clock(now::get)
                .register(registry);
        summary.observe(8);
        now.set(TimeUnit.SECONDS.toNanos(25));
        summary.observe(4);
        assertThat(number("wait{quantile=\"1.0\"}")).isCloseTo(8, within(0.1));

        now.set(TimeUnit.SECONDS.toNanos(61));
        assertThat(number("wait{quantile=\"1.0\"}")).isCloseTo(4, within(0.1));

        now.set(TimeUnit.SECONDS.toNanos(300));
        assertThat(page()).contains("wait{quantile=\"1.0\"} NaN\n", "wait_count 2\n");
    }

    @Test
    void refusesErrorsThatItCannotKeep() {
        assertThatThrownBy(() -> Summary.builder().quantile(0.5, 0.0001))
                .hasMessage("error 1.0E-4 is not allowed in a summary; allowed are 0.001 to 0.5");
        assertThatThrownBy(() -> Summary.builder().quantile(50))
                .hasMessage("quantile 50.0 is not allowed in a summary; allowed are 0 to 1");
    }

    private double number(String line) {
        return page().lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
