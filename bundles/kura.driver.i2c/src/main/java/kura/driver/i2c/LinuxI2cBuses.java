// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.linux.Ioctl;

/** The buses {@code /dev/i2c-N}. Nothing of the system is touched before a bus is asked for. */
final class LinuxI2cBuses implements I2cBuses {

    private final Supplier<Ioctl> loader;
    private final Adapters adapters;
    private final Patience patience;
    private final Map<Integer, LinuxI2cBus> buses = new HashMap<>();
    private Future<Ioctl> loading;
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

    private LinuxI2cBus numbered(int number) throws BusException {
        Ioctl system = loaded(loading(number));
        synchronized (this) {
            check(number);
            return buses.computeIfAbsent(number, any -> new LinuxI2cBus(system, number, patience, this::unloadIfOver));
        }
    }

    /** Loads what makes the system's calls, by a thread that then ends: JNA leaves things behind in the one that loads it. */
    private synchronized Future<Ioctl> loading(int number) throws BusException {
        check(number);
        if (loading == null) {
            var task = new FutureTask<>(loader::get);
            loading = task;
            Worker.thread("kura-i2c-load", () -> {
                        task.run();
                        unloadIfOver();
                    })
                    .start();
        }
        return loading;
    }

    private void check(int number) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, "the driver of i2c-" + number + " was stopped");
        }
    }

    private Ioctl loaded(Future<Ioctl> loading) throws BusException {
        try {
            return loading.get(patience.call(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BusException(
                    Kind.UNSUPPORTED,
                    0,
                    "no I2C on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                            + e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new BusException(Kind.TIMEOUT, 0, "what talks to the kernel is still being loaded");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException(Kind.TIMEOUT, 0, "interrupted while loading what talks to the kernel");
        }
    }

    /** What was loading or lost when all was stopped does this when it has ended. */
    private synchronized void unloadIfOver() {
        if (stopped
                && loading != null
                && loading.isDone()
                && buses.values().stream().allMatch(LinuxI2cBus::isOver)) {
            try {
                loaded(loading).unload();
            } catch (BusException e) {
                // it never was loaded
            }
            loading = null;
        }
    }
}
