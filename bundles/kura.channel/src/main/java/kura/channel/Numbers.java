// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as the value types of Kura's channels. */
final class Numbers {

    private Numbers() {}

    /**
     * A number as a value of a type.
     *
     * @param type the name of one of Kura's
     * @throws IOException if it does not fit
     */
    static Object as(String type, Number value) throws IOException {
        return switch (type) {
            case "DOUBLE" -> value.doubleValue();
            case "FLOAT" -> finite(value.floatValue(), value);
            case "LONG" -> whole(value, type, Long.MIN_VALUE, Long.MAX_VALUE);
            case "INTEGER" -> (int) whole(value, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "BOOLEAN" -> value.doubleValue() != 0;
            case "STRING" -> value.toString();
            default ->
                throw new IOException("value type is " + type
                        + ", allowed is DOUBLE or FLOAT or LONG or INTEGER or BOOLEAN or STRING");
        };
    }

    /** A value of any of these types as a number. */
    static Number of(Object value) throws IOException {
        if (value instanceof Boolean bit) {
            return bit ? 1L : 0L;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number;
        }
        try {
            double number = Double.parseDouble(String.valueOf(value));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as said below
        }
        throw new IOException("'" + value + "' is no number");
    }

    private static float finite(float made, Number value) throws IOException {
        if (!Float.isFinite(made)) {
            throw new IOException("value " + value + " does not fit into a FLOAT; choose value type DOUBLE");
        }
        return made;
    }

    private static long whole(Number value, String type, long least, long most) throws IOException {
        BigDecimal rounded = new BigDecimal(value.toString()).setScale(0, RoundingMode.HALF_UP);
        if (rounded.compareTo(BigDecimal.valueOf(least)) < 0 || rounded.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IOException("value " + value + " does not fit into a " + type + "; choose value type DOUBLE");
        }
        return rounded.longValueExact();
    }
}
