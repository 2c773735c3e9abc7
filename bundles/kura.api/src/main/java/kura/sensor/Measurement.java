// SPDX-License-Identifier: EPL-2.0
package kura.sensor;

import java.util.Objects;

/**
 * One value, in the base unit of its quantity.
 *
 * @param quantity what was measured
 * @param value finite
 */
public record Measurement(Quantity quantity, double value) {

    /** @throws IllegalArgumentException if the value is not finite: a failure is an exception, never a number */
    public Measurement {
        Objects.requireNonNull(quantity, "quantity");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(quantity + " is " + value);
        }
    }
}
