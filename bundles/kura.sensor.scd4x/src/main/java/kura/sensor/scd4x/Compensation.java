// SPDX-License-Identifier: EPL-2.0
package kura.sensor.scd4x;

import java.io.IOException;
import java.util.function.LongSupplier;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Socket;

/**
 * What a SCD4x has to be told of the place where it hangs.
 *
 * @param altitude m above sea level, 0 to 3000: thin air holds less carbon dioxide than the chip thinks
 * @param pascals of the air, 70,000 to 120,000, if it is known better than by the altitude; else 0
 * @param selfHeating by how many °C the chip is warmer than the air, 0 to 20
 * @param selfCalibration whether the lowest carbon dioxide of a week is taken for that of fresh air
 */
record Compensation(int altitude, int pascals, double selfHeating, boolean selfCalibration) implements Socket.I2cProbe {

    @Override
    public Chip find(I2cBus bus, int address) throws IOException {
        return find(bus, address, System::nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    Scd4x find(I2cBus bus, int address, LongSupplier nanoTime) throws IOException {
        return new Scd4x(bus, address, this, nanoTime);
    }

    int temperatureOffset() {
        return (int) Math.round(selfHeating * 65535 / 175);
    }

    int hectopascals() {
        return Math.round(pascals / 100f);
    }
}
