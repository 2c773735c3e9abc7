// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Some gauges change, then a page of all is written into the same memory as before. */
public class GaugePage {

    /** What both do. */
    @State(Scope.Thread)
    public abstract static class Turn {

        @Param({"1000", "100000"})
        public int series;

        @Param({"100", "1"})
        public int percent;

        @Param
        public Values values;

        private final ByteArrayOutputStream page = new ByteArrayOutputStream();
        private double[] numbers;
        private Gauges gauges;
        private int turn;

        abstract Gauges gauges(String[][] labels);

        @Setup
        public void fill() {
            numbers = values.some(8191);
            gauges = gauges(Gauges.labels(series));
            for (int i = 0; i < series; i++) {
                gauges.set(i, number(i));
            }
        }

        /** Those that change lie far apart, others each time, and none becomes what it was: 8191 is a prime number. */
        ByteArrayOutputStream next() throws IOException {
            turn++;
            int step = 100 / percent;
            for (int i = turn % step; i < series; i += step) {
                gauges.set(i, number(i));
            }
            page.reset();
            gauges.write(page);
            return page;
        }

        private double number(int gauge) {
            return numbers[(gauge + turn * 7 & Integer.MAX_VALUE) % numbers.length];
        }
    }

    /** Ours. */
    public static class Ours extends Turn {

        @Override
        Gauges gauges(String[][] labels) {
            return new Gauges.Ours(labels);
        }
    }

    /** The official ones. */
    public static class Theirs extends Turn {

        @Override
        Gauges gauges(String[][] labels) {
            return new Gauges.Theirs(labels);
        }
    }

    @Benchmark
    public ByteArrayOutputStream ours(Ours state) throws IOException {
        return state.next();
    }

    @Benchmark
    public ByteArrayOutputStream theirs(Theirs state) throws IOException {
        return state.next();
    }
}
