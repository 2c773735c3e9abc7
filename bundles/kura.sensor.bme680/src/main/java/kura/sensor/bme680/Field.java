// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.nio.ByteBuffer;
import kura.chip.Reading;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;

/**
 * What a measurement leaves in 17 registers: pressure, temperature, humidity, gas, as codes.
 *
 * @param pressure 20 bits
 * @param temperature 20 bits
 * @param humidity 16 bits
 * @param gas 10 bits of a code, whether it is valid, whether the heater was hot, 4 bits of the range
 */
record Field(int pressure, int temperature, int humidity, int gas) {

    private static final int GAS_VALID = 0x20;
    private static final int HEATER_STABLE = 0x10;
    private static final int NOT_MEASURED = 0x80000; // what is there after a reset

    static Field of(byte[] registers, Variant variant) {
        var field = ByteBuffer.wrap(registers);
        return new Field(
                field.getInt(1) >> 4 & 0xFFFFF,
                field.getInt(4) >> 4 & 0xFFFFF,
                field.getShort(8) & 0xFFFF,
                field.getShort(variant.gasOffset()) & 0xFFFF);
    }

    /** The temperature alone may read like this: it is one like any other, near 30 °C. */
    boolean isEmpty() {
        return pressure == NOT_MEASURED && temperature == NOT_MEASURED;
    }

    void addPressure(Reading reading, Calibration calibration, double fine) {
        if (pressure == NOT_MEASURED) {
            reading.fail(Cause.IMPLAUSIBLE, "has measured no pressure");
        } else {
            reading.add(Quantity.PRESSURE, calibration.pascals(pressure, fine), 30_000, 110_000);
        }
    }

    void addHumidity(Reading reading, Calibration calibration, double fine) {
        if (humidity == NOT_MEASURED >> 4) {
            reading.fail(Cause.IMPLAUSIBLE, "has measured no humidity");
        } else {
            reading.add(Quantity.RELATIVE_HUMIDITY, calibration.relativeHumidity(humidity, fine), 0, 1);
        }
    }

    void addGas(Reading reading, Variant variant, int rangeSwitchingError) {
        if ((gas & GAS_VALID) == 0) {
            reading.fail(Cause.NOT_READY, "has measured no gas");
        } else if ((gas & HEATER_STABLE) == 0) {
            reading.fail(Cause.NOT_READY, "its heater did not get hot in time: no gas resistance");
        } else {
            double ohms = variant.ohms(gas >> 6, gas & 0x0F, rangeSwitchingError);
            reading.add(Quantity.GAS_RESISTANCE, ohms, 0, Double.MAX_VALUE);
        }
    }
}
