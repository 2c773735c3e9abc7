// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.metrics.MetricRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One of 100 series of a counter, looked up each time, in turn. */
public class CounterLookup {

    /** Whether the texts are the same objects as those that made the series, or only equal. */
    public enum Texts {
        SAME,
        EQUAL
    }

    /** What both do. */
    @State(Scope.Benchmark)
    public abstract static class Turn {

        private final String[][] makers = texts();
        private final String[][] equal = texts();
        private int turn;

        @Param({"1", "3"})
        public int labels;

        @Param
        public Texts texts;

        String[] names() {
            return labels == 1 ? new String[] {"path"} : new String[] {"path", "method", "code"};
        }

        String[] next() {
            turn = turn == makers.length - 1 ? 0 : turn + 1;
            return (texts == Texts.SAME ? makers : equal)[turn];
        }

        Stream<String[]> series() {
            return Stream.of(makers).map(values -> Arrays.copyOf(values, labels));
        }

        private static String[][] texts() {
            return IntStream.range(0, 100)
                    .mapToObj(i -> new String[] {"/rooms/" + i, "METHOD" + i % 5, "" + (200 + i)})
                    .toArray(String[][]::new);
        }
    }

    /** Ours. */
    public static class Ours extends Turn {

        private kura.metrics.Counter counter;

        @Setup
        public void register() {
            counter = MetricRegistry.create().counter("requests", "Requests.", names());
            series().forEach(counter::labelValues);
        }
    }

    /** The official one. */
    public static class Theirs extends Turn {

        private Counter counter;

        @Setup
        public void register() {
            counter = Counter.builder()
                    .name("requests")
                    .help("Requests.")
                    .labelNames(names())
                    .register(new PrometheusRegistry());
            series().forEach(counter::labelValues);
        }
    }

    @Benchmark
    public void ours(Ours state) {
        String[] to = state.next();
        if (state.labels == 1) {
            state.counter.labelValues(to[0]).inc();
        } else {
            state.counter.labelValues(to[0], to[1], to[2]).inc();
        }
    }

    @Benchmark
    public void theirs(Theirs state) {
        String[] to = state.next();
        if (state.labels == 1) {
            state.counter.labelValues(to[0]).inc();
        } else {
            state.counter.labelValues(to[0], to[1], to[2]).inc();
        }
    }
}
