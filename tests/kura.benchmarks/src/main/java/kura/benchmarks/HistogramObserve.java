// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import kura.metrics.HistogramDataPoint;
import kura.metrics.MetricRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One series of a histogram that was looked up before, and values that go to all of its buckets. */
public class HistogramObserve {

    private static final double[] BOUNDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5};

    /** Which buckets. */
    public enum Buckets {
        CLASSIC,
        NATIVE
    }

    /** The values, for each thread. */
    @State(Scope.Thread)
    public static class Durations {

        private final double[] values = Values.seconds(1024);
        private int turn;

        double next() {
            return values[turn++ & values.length - 1];
        }
    }

    /** Ours. */
    @State(Scope.Benchmark)
    public static class Ours {

        @Param
        public Buckets buckets;

        private HistogramDataPoint histogram;

        @Setup
        public void register() {
            var builder = kura.metrics.Histogram.builder()
                    .name("seconds")
                    .help("Duration.")
                    .labelNames("of");
            builder = buckets == Buckets.NATIVE
                    ? builder.nativeOnly()
                    : builder.classicOnly().classicUpperBounds(BOUNDS);
            histogram = builder.register(MetricRegistry.create()).labelValues("work");
        }
    }

    /** The official one. */
    @State(Scope.Benchmark)
    public static class Theirs {

        @Param
        public Buckets buckets;

        private DistributionDataPoint histogram;

        @Setup
        public void register() {
            var builder = Histogram.builder().name("seconds").help("Duration.").labelNames("of");
            builder = buckets == Buckets.NATIVE
                    ? builder.nativeOnly()
                    : builder.classicOnly().classicUpperBounds(BOUNDS);
            histogram = builder.register(new PrometheusRegistry()).labelValues("work");
        }
    }

    @Benchmark
    public void ours(Ours state, Durations durations) {
        state.histogram.observe(durations.next());
    }

    @Benchmark
    public void theirs(Theirs state, Durations durations) {
        state.histogram.observe(durations.next());
    }
}
