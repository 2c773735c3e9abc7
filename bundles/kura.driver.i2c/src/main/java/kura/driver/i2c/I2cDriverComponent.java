// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.linux.LibcLoader;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Offers the I²C buses of this machine. There is nothing to set, and it starts on any machine. On the console of the
 * framework, {@code i2c:scan} lists the buses and {@code i2c:scan 1} what answers on one.
 */
@Component(
        name = "kura.driver.i2c",
        property = {"osgi.command.scope=i2c", "osgi.command.function=scan"})
public final class I2cDriverComponent implements I2cBuses {

    private final LinuxI2cBuses buses;

    @Activate
    public I2cDriverComponent(BundleContext context) {
        buses = new LinuxI2cBuses(new LibcLoader("/dev/i2c-N", context.getDataFile("")));
    }

    @Override
    public I2cBus named(String name) throws BusException {
        return buses.named(name);
    }

    /** The command {@code i2c:scan}. */
    public String scan() {
        return "Buses: " + buses.list();
    }

    /** The command {@code i2c:scan} with the name of a bus. */
    public String scan(String bus) throws BusException {
        return buses.scan(bus);
    }

    @Deactivate
    void stop() {
        buses.stop();
    }
}
