// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import kura.metrics.MetricRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One series of a counter that was looked up before. */
public class CounterIncrement {

    /** Ours. */
    @State(Scope.Benchmark)
    public static class Ours {

        final kura.metrics.CounterDataPoint counter =
                MetricRegistry.create().counter("work", "Work done.", "kind").labelValues("light");
    }

    /** The official one. */
    @State(Scope.Benchmark)
    public static class Theirs {

        final CounterDataPoint counter = Counter.builder()
                .name("work")
                .help("Work done.")
                .labelNames("kind")
                .register(new PrometheusRegistry())
                .labelValues("light");
    }

    @Benchmark
    public void ours(Ours state) {
        state.counter.inc();
    }

    @Benchmark
    public void theirs(Theirs state) {
        state.counter.inc();
    }
}
