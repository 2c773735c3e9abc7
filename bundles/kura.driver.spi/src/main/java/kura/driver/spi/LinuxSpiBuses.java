// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import kura.linux.Ioctl;

/** The buses {@code /dev/spidevB.C}. Nothing of the system is touched before a bus is asked for. */
final class LinuxSpiBuses implements SpiBuses {

    private static final Pattern NAME = Pattern.compile("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,2})");

    private static final int TURN_MILLIS = 800;
    private static final int CALL_MILLIS = 1900; // with what the scheduler adds, two seconds

    private final Supplier<Ioctl> loader;
    private final Map<String, LinuxSpiBus> buses = new HashMap<>();
    private Ioctl system;
    private String refusal;
    private boolean stopped;

    /** @param loader of the system's calls; asked once, by the first who wants a bus, and may fail */
    LinuxSpiBuses(Supplier<Ioctl> loader) {
        this.loader = loader;
    }

    @Override
    public SpiBus named(String name) throws BusException {
        if (!NAME.matcher(name).matches()) {
            throw new BusException(
                    Kind.ABSENT,
                    0,
                    "there is no SPI bus '" + name + "'; allowed are bus and chip select, 0.1 for /dev/spidev0.1");
        }
        return bus(name).open();
    }

    /** Closes all buses for good. */
    synchronized void stop() {
        stopped = true;
        buses.values().forEach(LinuxSpiBus::stop);
    }

    private synchronized LinuxSpiBus bus(String name) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, "the driver of spi-" + name + " was stopped");
        }
        load();
        return buses.computeIfAbsent(name, any -> new LinuxSpiBus(system, name, TURN_MILLIS, CALL_MILLIS));
    }

    private void load() throws BusException {
        if (system == null && refusal == null) {
            try {
                system = loader.get();
            } catch (LinkageError | RuntimeException e) {
                refusal = "no SPI on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                        + e.getMessage();
            }
        }
        if (refusal != null) {
            throw new BusException(Kind.UNSUPPORTED, 0, refusal);
        }
    }
}
