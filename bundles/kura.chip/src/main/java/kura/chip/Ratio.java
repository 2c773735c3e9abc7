// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import kura.sensor.Quantity;

/** Quantities that are ratios stay between 0 and 1, where transmitters and corrections go a little beyond them. */
final class Ratio {

    private static final double BEYOND = 0.1; // what is farther beyond is a mistake

    private Ratio() {}

    /** Whether this can be a value of the quantity; always, if it is no ratio. */
    static boolean isPossible(Quantity quantity, double value) {
        return !(isRatio(quantity) && Math.abs(value - 0.5) > 0.5 + BEYOND);
    }

    /** The value, or 0 or 1 where a ratio is beyond them. */
    static double limited(Quantity quantity, double value) {
        return isRatio(quantity) ? Math.max(0, Math.min(1, value)) : value;
    }

    private static boolean isRatio(Quantity quantity) {
        return quantity.unit().equals("ratio");
    }
}
