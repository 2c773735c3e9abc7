// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.bus.BusException;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import kura.linux.LibcLoader;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers the SPI buses of this machine. There is nothing to set, and it starts on any machine. */
@Component(name = "kura.driver.spi")
public final class SpiDriverComponent implements SpiBuses {

    private final LinuxSpiBuses buses;

    @Activate
    public SpiDriverComponent(BundleContext context) {
        buses = new LinuxSpiBuses(new LibcLoader("/dev/spidevB.C", context.getDataFile("")));
    }

    @Override
    public SpiBus named(String name) throws BusException {
        return buses.named(name);
    }

    @Deactivate
    void stop() {
        buses.stop();
    }
}
