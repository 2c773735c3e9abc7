// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.bus.SpiBuses;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** A door to the driver as it ships, on another kernel than the machine's. */
public final class SpiDriver implements AutoCloseable {

    private final LinuxSpiBuses buses;

    public SpiDriver(Ioctl kernel, Patience patience) {
        buses = new LinuxSpiBuses(() -> kernel, patience);
    }

    public SpiBuses buses() {
        return buses;
    }

    @Override
    public void close() {
        buses.stop();
    }
}
