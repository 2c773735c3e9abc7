// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;

/**
 * One value of a device.
 *
 * @param input the value of the label {@code input}; empty if the device has one value of this quantity only
 */
record Channel(Quantity quantity, String input, Source source) {

    /** Reads the value in the quantity's base unit. */
    @FunctionalInterface
    interface Source {
        /** @throws SensorException with the cause */
        double read() throws SensorException;
    }

    Channel named(String other) {
        return new Channel(quantity, other, source);
    }

    Measurement measure() throws SensorException {
        return new Measurement(quantity, input, source.read());
    }
}
