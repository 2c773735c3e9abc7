// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.nio.file.Path;
import kura.bus.I2cBuses;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** A door to the driver as it ships, on another kernel than the machine's. */
public final class I2cDriver implements AutoCloseable {

    private final LinuxI2cBuses buses;

    public I2cDriver(Ioctl kernel, Path sysfs, Patience patience) {
        buses = new LinuxI2cBuses(() -> kernel, sysfs, patience);
    }

    public I2cBuses buses() {
        return buses;
    }

    @Override
    public void close() {
        buses.stop();
    }
}
