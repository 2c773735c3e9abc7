// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private Future<Ioctl> loading;
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

    /** Closes all buses for good, and waits a moment for that. */
    void stop() {
        List<LinuxSpiBus> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(buses.values());
        }
        all.forEach(LinuxSpiBus::stop);
        all.forEach(LinuxSpiBus::awaitEnd);
        unloadIfOver();
    }

    private LinuxSpiBus bus(String name) throws BusException {
        Ioctl system = loaded(loading(name));
        synchronized (this) {
            check(name);
            return buses.computeIfAbsent(
                    name, any -> new LinuxSpiBus(system, name, TURN_MILLIS, CALL_MILLIS, this::unloadIfOver));
        }
    }

    private void check(String name) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, "the driver of spi-" + name + " was stopped");
        }
    }

    /** Loads what makes the system's calls, by a thread that then ends: JNA leaves things behind in the one that loads it. */
    private synchronized Future<Ioctl> loading(String name) throws BusException {
        check(name);
        if (loading == null) {
            var task = new FutureTask<>(loader::get);
            loading = task;
            Worker.thread("kura-spi-load", () -> {
                        task.run();
                        unloadIfOver();
                    })
                    .start();
        }
        return loading;
    }

    private static Ioctl loaded(Future<Ioctl> loading) throws BusException {
        try {
            return loading.get(CALL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BusException(
                    Kind.UNSUPPORTED,
                    0,
                    "no SPI on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                            + e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new BusException(Kind.TIMEOUT, 0, "what talks to the kernel is still being loaded");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException(Kind.TIMEOUT, 0, "interrupted while loading what talks to the kernel");
        }
    }

    /** What was loading or stuck when all was stopped does this when it has ended. */
    private synchronized void unloadIfOver() {
        boolean over = stopped && loading != null && loading.isDone();
        if (over && buses.values().stream().allMatch(LinuxSpiBus::isOver)) {
            try {
                loaded(loading).unload();
            } catch (BusException e) {
                // it never was loaded
            }
            loading = null;
        }
    }
}
