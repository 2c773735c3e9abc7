// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import kura.linux.Buses;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** The buses {@code /dev/spidevB.C}. */
final class LinuxSpiBuses implements SpiBuses {

    private static final Pattern NAME = Pattern.compile("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,2})");

    private final Buses<LinuxSpiBus> buses;

    /** @param loader of the system's calls; asked once, by the first who wants a bus, and may fail */
    LinuxSpiBuses(Supplier<Ioctl> loader) {
        this(loader, Patience.USUAL);
    }

    LinuxSpiBuses(Supplier<Ioctl> loader, Patience patience) {
        buses = new Buses<>(SpiWords.SPI, loader, patience, LinuxSpiBus::new);
    }

    @Override
    public SpiBus named(String name) throws BusException {
        if (!NAME.matcher(name).matches()) {
            throw new BusException(
                    Kind.ABSENT,
                    0,
                    "there is no SPI bus '" + name + "'; allowed are bus and chip select, 0.1 for /dev/spidev0.1");
        }
        LinuxSpiBus bus = buses.get(name);
        bus.open();
        return bus;
    }

    /** Closes all buses for good, and waits for that, but not for what is lost. */
    void stop() {
        buses.stop();
    }
}
