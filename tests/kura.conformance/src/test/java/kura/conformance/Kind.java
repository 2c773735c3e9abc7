// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.List;

/** What type a metric is, and what it makes of a random number. */
sealed interface Kind {

    /** A sum of infinities of both signs is no number; the official client has no line for it then. */
    private static double summable(double any) {
        return any < -1e300 ? -1e300 : any;
    }

    /** Makes the metric on one of the sides. */
    Live on(Side side, Described metric);

    /** The number that this type can take instead of any. */
    default double number(double any) {
        return any;
    }

    /**
     * Whether the official client shows it as soon as it is made, even if it has no labels and nobody has touched it. Ours does
     * so only with those types of which this first look is the start of counting.
     */
    default boolean isTouchedFirst() {
        return true;
    }

    record Counter() implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.counter(metric);
        }

        @Override
        public double number(double any) {
            return any >= 0 || any < 0 ? Math.abs(any) : 1;
        }

        @Override
        public boolean isTouchedFirst() {
            return false;
        }
    }

    record Gauge() implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.gauge(metric);
        }
    }

    /** A gauge whose numbers we ask a callback for; where the official one has no series, ours fails. */
    record Callback() implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.callback(metric);
        }
    }

    /**
     * A histogram.
     *
     * @param classic the upper bounds of the classic buckets; empty for native ones only
     * @param most so many native buckets; 0 for none
     */
    record Histogram(List<Double> classic, int schema, int most, double zeroThreshold) implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.histogram(metric, this);
        }

        @Override
        public double number(double any) {
            return summable(any);
        }

        @Override
        public boolean isTouchedFirst() {
            return false;
        }

        double[] bounds() {
            return classic.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    record Summary() implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.summary(metric);
        }

        @Override
        public double number(double any) {
            return summable(any);
        }

        @Override
        public boolean isTouchedFirst() {
            return false;
        }
    }

    record Info() implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.info(metric);
        }
    }

    record StateSet(List<String> states) implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.stateSet(metric, this);
        }

        /** The state that a number stands for. */
        String state(double number) {
            return states.get(Math.floorMod(Double.hashCode(number), states.size()));
        }

        /** Whether that state shall hold. */
        boolean holds(double number) {
            return Double.hashCode(number) % 3 != 0;
        }
    }

    record Untyped() implements Kind {

        @Override
        public Live on(Side side, Described metric) {
            return side.untyped(metric);
        }
    }
}
