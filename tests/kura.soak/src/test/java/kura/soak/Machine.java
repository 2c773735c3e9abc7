// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kura.bus.I2cBuses;
import kura.bus.SpiBuses;
import kura.driver.i2c.I2cDriver;
import kura.driver.spi.SpiDriver;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** A machine whose kernel is simulated, with the drivers as they ship. Adapters are plugged in and out. */
final class Machine implements AutoCloseable {

    final Kernel kernel;
    private final Path adapters;
    private final I2cDriver i2c;
    private final SpiDriver spi;

    /** @param sysfs an empty folder */
    Machine(Path sysfs, Patience patience) {
        this(new Kernel(), sysfs, patience);
    }

    private Machine(Kernel kernel, Path sysfs, Patience patience) {
        this(kernel, kernel, sysfs, patience);
    }

    /** @param asked what the drivers ask in the kernel's place */
    Machine(Kernel kernel, Ioctl asked, Path sysfs, Patience patience) {
        this.kernel = kernel;
        adapters = sysfs.resolve("class/i2c-dev");
        i2c = new I2cDriver(asked, sysfs, patience);
        spi = new SpiDriver(asked, patience);
    }

    I2cBuses i2c() {
        return i2c.buses();
    }

    SpiBuses spi() {
        return spi.buses();
    }

    void plugI2c(int number, String name, Wires wires) {
        kernel.plug("/dev/i2c-" + number, wires);
        try {
            Files.createDirectories(adapter(number));
            Files.writeString(adapter(number).resolve("name"), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unplugI2c(int number) {
        kernel.unplug("/dev/i2c-" + number);
        try {
            Files.delete(adapter(number).resolve("name"));
            Files.delete(adapter(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void plugSpi(String name, Wires wires) {
        kernel.plug("/dev/spidev" + name, wires);
    }

    void unplugSpi(String name) {
        kernel.unplug("/dev/spidev" + name);
    }

    private Path adapter(int number) {
        return adapters.resolve("i2c-" + number);
    }

    @Override
    public void close() {
        i2c.close();
        spi.close();
    }
}
