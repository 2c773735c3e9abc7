// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

/** What can be shown is a number. */
final class Numbers {

    private Numbers() {}

    /** NaN if it is none. */
    static double of(Object given) {
        if (given instanceof Boolean is) {
            return is ? 1 : 0;
        }
        if (given instanceof Float) {
            return Double.parseDouble(given.toString()); // as it is written: as a double, 0.1f is 0.10000000149
        }
        return given instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
