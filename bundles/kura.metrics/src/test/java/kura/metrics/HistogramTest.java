// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private final MetricRegistry registry = MetricRegistry.create();

    @Test
    void countsInBuckets() {
        var histogram = Histogram.builder()
                .name("wait")
                .classicLinearUpperBounds(1, 1, 2)
                .register(registry);
        for (double value : new double[] {0.5, 1, 1.5, 7}) {
            histogram.observe(value);
        }

        assertThat(page()).isEqualTo("""
                        # TYPE wait histogram
                        wait_bucket{le="1.0"} 2
                        wait_bucket{le="2.0"} 3
                        wait_bucket{le="+Inf"} 4
                        wait_count 4
                        wait_sum 10.0
                        """);
    }

    @Test
    void doesNotCountWhatIsNoNumber() {
        var wait = registry.histogram("wait", "");
        wait.observe(Double.NaN);
        wait.observe(1);

        assertThat(page()).contains("wait_count 1\n", "wait_sum 1.0\n");
    }

    @Test
    void writesBoundsAsOpenMetricsWantsThem() {
        Histogram.builder()
                .name("wait")
                .classicUpperBounds(5e-324, 2e23, 1e-10, 1.5e-5, 1e-4, 0.25, 5, 100_000, 1e6, 1.25e10, -1, 0)
                .register(registry);

        assertThat(page().lines().filter(line -> line.contains("le=")).map(line -> line.split("\"")[1]))
                .containsExactly(
                        "-1.0",
                        "0.0",
                        "5e-324",
                        "1e-10",
                        "1.5e-05",
                        "0.0001",
                        "0.25",
                        "5.0",
                        "100000.0",
                        "1e+06",
                        "1.25e+10",
                        "2e+23",
                        "+Inf");
    }

    @Test
    void zeroIsOneBoundWhateverItsSign() {
        Histogram.builder().name("wait").classicUpperBounds(0.0, -0.0).register(registry);

        assertThat(page()).containsOnlyOnce("le=\"0.0\"");
    }

    @Test
    void linearBoundsAreWhatOneWouldWriteByHand() {
        Histogram.builder().name("wait").classicLinearUpperBounds(0.1, 0.1, 7).register(registry);

        assertThat(page()).contains("le=\"0.7\"");
    }

    @Test
    void refusesBucketsThatAreNone() {
        var builder = Histogram.builder();

        assertThatThrownBy(() -> builder.classicUpperBounds(1, Double.NaN))
                .hasMessage("an upper bound NaN is not allowed in a histogram; allowed are numbers");
        assertThatThrownBy(() -> builder.classicExponentialUpperBounds(1, 1, 3))
                .hasMessage("factor 1.0 is not allowed in a histogram; allowed are what is greater than 1");
        assertThatThrownBy(() -> builder.classicLinearUpperBounds(1, 0, 3)).hasMessageContaining("width 0.0");
        assertThatThrownBy(() -> builder.nativeInitialSchema(9))
                .hasMessage("native schema 9 is not allowed in a histogram; allowed are -4 to 8");
    }

    @Test
    void countsInNativeBucketsBesides() {
        var wait = Histogram.builder()
                .name("wait")
                .nativeInitialSchema(0)
                .nativeZeroThreshold(0.5)
                .register(registry);
        DoubleStream.of(0.5, 0.75, 1, 1.5, 2, -3, Double.POSITIVE_INFINITY).forEach(wait::observe);

        var now = read("wait").nativeHistogram();
        assertThat(now.schema()).isZero();
        assertThat(now.zeroThreshold()).isEqualTo(0.5);
        assertThat(now.zeroCount()).isEqualTo(1);
        assertThat(List.of(
                        now.positive().index(0),
                        now.positive().index(1),
                        now.positive().index(2)))
                .containsExactly(0, 1, 1025);
        assertThat(List.of(
                        now.positive().count(0),
                        now.positive().count(1),
                        now.positive().count(2)))
                .containsExactly(2L, 2L, 1L);
        assertThat(now.negative().index(0)).isEqualTo(2);
        assertThat(now.count()).isEqualTo(7);
    }

    @Test
    void hasNoNativeBucketsWhereNobodyWantsThem() {
        Histogram.builder().name("wait").classicOnly().register(registry).observe(1);

        assertThat(read("wait").nativeHistogram()).isNull();
    }

    @Test
    void manyThreadsLoseNothing() throws InterruptedException {
        var wait = Histogram.builder()
                .name("wait")
                .classicUpperBounds(1)
                .register(registry)
                .labelValues();
        var threads = DoubleStream.of(0.5, 1, 2, 4)
                .mapToObj(value -> new Thread(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        wait.observe(value);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            var now = read("wait");
            assertThat(now.nativeHistogram().count()).isEqualTo((long) now.number(1));
        }

        assertThat(wait.count()).isEqualTo(200_000);
        assertThat(wait.sum()).isEqualTo(50_000 * 7.5);
        assertThat(read("wait").number(0)).isEqualTo(100_000);
    }

    private Snapshot read(String name) {
        var snapshot = new Snapshot();
        registry.families().stream()
                .filter(family -> family.descriptor().name().equals(name))
                .forEach(family -> family.series().get(0).read(snapshot));
        return snapshot;
    }

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
