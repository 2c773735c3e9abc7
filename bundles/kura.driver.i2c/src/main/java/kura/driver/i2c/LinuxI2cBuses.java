// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;

/** The buses {@code /dev/i2c-N}. Nothing of the system is touched before a bus is asked for. */
final class LinuxI2cBuses implements I2cBuses {

    private final Supplier<Ioctl> loader;
    private final Adapters adapters;
    private final Patience patience;
    private final Map<Integer, LinuxI2cBus> buses = new HashMap<>();
    private Ioctl system;
    private String refusal;
    private boolean stopped;

    /** The buses of a machine whose sysfs is where it always is. */
    LinuxI2cBuses(Supplier<Ioctl> loader) {
        this(loader, Path.of("/sys"), Patience.USUAL);
    }

    /** @param loader of the system's calls; asked once, by the first who wants a bus, and may fail */
    LinuxI2cBuses(Supplier<Ioctl> loader, Path sysfs, Patience patience) {
        this.loader = loader;
        this.adapters = new Adapters(sysfs);
        this.patience = patience;
    }

    @Override
    public I2cBus named(String name) throws BusException {
        int number = Adapters.number(name);
        if (number < 0) {
            return new NamedBus(name, () -> found(name));
        }
        LinuxI2cBus bus = numbered(number);
        bus.open();
        return bus;
    }

    /** What answers on a bus, as a table. */
    String scan(String name) throws BusException {
        int number = Adapters.number(name);
        return Scan.of(number < 0 ? found(name).bus() : numbered(number));
    }

    /** The buses there are, a line each. */
    String list() {
        return adapters.list();
    }

    /** Closes all buses for good, and waits for that, but not for what is lost. */
    void stop() {
        List<LinuxI2cBus> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(buses.values());
        }
        all.forEach(LinuxI2cBus::stop);
        all.forEach(LinuxI2cBus::awaitEnd);
        unloadIfOver();
    }

    private NamedBus.Found found(String name) throws BusException {
        LinuxI2cBus bus;
        int opened;
        int number;
        do {
            number = adapters.find(name);
            bus = numbered(number);
            opened = bus.open();
        } while (adapters.find(name) != number); // the adapter was unplugged and plugged in meanwhile
        return new NamedBus.Found(bus, opened);
    }

    private synchronized LinuxI2cBus numbered(int number) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, "the driver of i2c-" + number + " was stopped");
        }
        load();
        return buses.computeIfAbsent(number, any -> new LinuxI2cBus(system, number, patience, this::unloadIfOver));
    }

    private void load() throws BusException {
        if (system == null && refusal == null) {
            try {
                system = Worker.alone(loader);
            } catch (LinkageError | RuntimeException e) {
                refusal = "no I2C on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                        + e.getMessage();
            }
        }
        if (refusal != null) {
            throw new BusException(Kind.UNSUPPORTED, 0, refusal);
        }
    }

    /** A thread that was lost when all was stopped does this when it comes back. */
    private synchronized void unloadIfOver() {
        if (stopped && system != null && buses.values().stream().allMatch(LinuxI2cBus::isOver)) {
            system.unload();
            system = null;
        }
    }
}
