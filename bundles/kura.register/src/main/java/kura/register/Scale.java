// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import kura.settings.Settings;

/** From a register's number to the value, which is number · factor + offset, and what values there can be. */
record Scale(double factor, double offset, double least, double most) {

    /** Settings {@code scale}, {@code offset}, {@code min}, {@code max}. */
    static Scale of(Settings settings) {
        double most = Double.MAX_VALUE;
        var made = new Scale(
                settings.number("scale", 1, -most, most),
                settings.number("offset", 0, -most, most),
                settings.number("min", -most, -most, most),
                settings.number("max", most, -most, most));
        if (made.factor == 0) {
            settings.refuse("setting scale is '0', allowed is any other number");
        }
        if (made.least > made.most) {
            settings.refuse("setting min is '" + made.least + "', allowed is less than max, " + made.most);
        }
        return made;
    }

    /**
     * The value of a number; whole numbers stay as they are where nothing is computed.
     *
     * @throws IOException if it cannot be
     */
    Number value(Number raw) throws IOException {
        Number value = factor == 1 && offset == 0 ? raw : (Number) (raw.doubleValue() * factor + offset);
        check(value.doubleValue(), "the device says " + value);
        return value;
    }

    /**
     * The number of a value.
     *
     * @throws IOException if it cannot be
     */
    double raw(double value) throws IOException {
        check(value, "the value is " + value);
        return (value - offset) / factor;
    }

    private void check(double value, String seen) throws IOException {
        if (!(value >= least && value <= most)) {
            throw new IOException(seen + ", allowed is " + bound(least, "min") + " to " + bound(most, "max"));
        }
    }

    private static String bound(double value, String setting) {
        return Math.abs(value) == Double.MAX_VALUE ? "any" : value + " (" + setting + ")";
    }
}
