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

/** Offers the I²C buses of this machine. There is nothing to set, and it starts on any machine. */
@Component(name = "kura.driver.i2c")
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

    @Deactivate
    void stop() {
        buses.stop();
    }
}
