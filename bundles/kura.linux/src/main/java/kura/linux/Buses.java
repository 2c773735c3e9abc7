// SPDX-License-Identifier: EPL-2.0
package kura.linux;

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

/** The buses of a driver, each made when first asked for. Nothing of the system is touched before, and nothing is left. */
public final class Buses<B extends Bus> {

    /** Makes a bus. */
    public interface Maker<B> {

        /** @param over to be called when the bus may be over */
        B bus(Ioctl system, String id, Patience patience, Runnable over);
    }

    private final Dialect dialect;
    private final Supplier<Ioctl> loader;
    private final Patience patience;
    private final Maker<B> maker;
    private final Map<String, B> buses = new HashMap<>();
    private Future<Ioctl> loading;
    private boolean stopped;

    /** @param loader of the system's calls; asked once, by the first who wants a bus, and may fail */
    public Buses(Dialect dialect, Supplier<Ioctl> loader, Patience patience, Maker<B> maker) {
        this.dialect = dialect;
        this.loader = loader;
        this.patience = patience;
        this.maker = maker;
    }

    /** The one and only bus of that id, open or not. */
    public B get(String id) throws BusException {
        Ioctl system = loaded(loading(id));
        synchronized (this) {
            check(id);
            return buses.computeIfAbsent(id, any -> maker.bus(system, id, patience, this::unloadIfOver));
        }
    }

    /** Closes all buses for good, and waits for that, but not for what is lost. */
    public void stop() {
        List<B> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(buses.values());
        }
        all.forEach(Bus::stop);
        all.forEach(Bus::awaitEnd);
        unloadIfOver();
    }

    /** Loads what makes the system's calls, by a thread that then ends: JNA leaves things behind in the one that loads it. */
    private synchronized Future<Ioctl> loading(String id) throws BusException {
        check(id);
        if (loading == null) {
            var task = new FutureTask<>(loader::get);
            Threads.start("kura-" + dialect.name("load"), () -> {
                task.run();
                unloadIfOver();
            });
            loading = task; // not before: the machine may bear no further thread now
        }
        return loading;
    }

    private void check(String id) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, "the driver of " + dialect.name(id) + " was stopped");
        }
    }

    private Ioctl loaded(Future<Ioctl> loading) throws BusException {
        try {
            return loading.get(patience.call(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BusException(
                    Kind.UNSUPPORTED,
                    0,
                    "no " + dialect.title() + " on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": "
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
        boolean over = stopped && loading != null && loading.isDone();
        if (over && buses.values().stream().allMatch(Bus::isOver)) {
            try {
                loaded(loading).unload();
            } catch (BusException e) {
                // it never was loaded
            }
            loading = null;
        }
    }
}
