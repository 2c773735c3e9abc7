// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.linux.Ioctl;

/** The buses {@code /dev/i2c-N}. Nothing of the system is touched before a bus is asked for. */
final class LinuxI2cBuses implements I2cBuses {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,6}");

    /** With the second that the kernel usually gives an adapter, a call ends within two. */
    private static final long PATIENCE_MILLIS = 1000;

    private final Supplier<Ioctl> loader;
    private final Map<Integer, LinuxI2cBus> buses = new HashMap<>();
    private Ioctl system;
    private String refusal;
    private boolean stopped;

    /** @param loader of the system's calls; asked once, by the first who wants a bus, and may fail */
    LinuxI2cBuses(Supplier<Ioctl> loader) {
        this.loader = loader;
    }

    @Override
    public I2cBus named(String name) throws BusException {
        if (!NUMBER.matcher(name).matches()) {
            throw new BusException(
                    Kind.ABSENT, 0, "there is no bus '" + name + "'; allowed is a number, 1 for /dev/i2c-1");
        }
        return numbered(Integer.parseInt(name)).open();
    }

    /** Closes all buses for good. */
    synchronized void stop() {
        stopped = true;
        buses.values().forEach(LinuxI2cBus::stop);
    }

    private synchronized LinuxI2cBus numbered(int number) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, "the driver of i2c-" + number + " was stopped");
        }
        load();
        return buses.computeIfAbsent(number, any -> new LinuxI2cBus(system, number, PATIENCE_MILLIS));
    }

    private void load() throws BusException {
        if (system == null && refusal == null) {
            try {
                system = loader.get();
            } catch (LinkageError | RuntimeException e) {
                refusal = "no I2C on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                        + e.getMessage();
            }
        }
        if (refusal != null) {
            throw new BusException(Kind.UNSUPPORTED, 0, refusal);
        }
    }
}
