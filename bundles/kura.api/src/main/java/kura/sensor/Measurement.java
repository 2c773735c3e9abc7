// SPDX-License-Identifier: EPL-2.0
package kura.sensor;

import java.util.Objects;

/**
 * One value, in the base unit of its quantity.
 *
 * @param quantity what was measured
 * @param input which of several inputs measured it, for example {@code a0}: the value of the label {@code input}; empty if
 *     the sensor has one only
 * @param value finite
 */
public record Measurement(Quantity quantity, String input, double value) {

    /** @throws IllegalArgumentException if the value is not finite: a failure is an exception, never a number */
    public Measurement {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(input, "input");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(quantity + " is " + value);
        }
    }

    /** Of a sensor that measures this quantity once. */
    public Measurement(Quantity quantity, double value) {
        this(quantity, "", value);
    }
}
