// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which assets are read, one for each that is being read: an asset that never answers keeps its thread and
 * holds up no other. However often settings change and components restart around it, nobody enters it a second time.
 */
final class Threads implements AutoCloseable {

    /** So many assets may be read at the same time, those that hang among them. */
    static final int MOST = 64;

    /** Why a reading did not begin: another one of the same asset goes on. */
    static final String STUCK = "stuck";

    private final String name;
    private final ExecutorService pool;
    private final Map<Object, Thread> inside = new IdentityHashMap<>(); // guarded by this

    Threads(String name) {
        this(name, task -> new Thread(task, name));
    }

    Threads(String name, ThreadFactory factory) {
        this.name = name;
        pool = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var made = factory.newThread(task);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Begins a reading.
     *
     * @param key which asset; by identity
     * @param asset its name
     * @throws AssetException if an earlier reading of it has not ended, or there is no thread for it
     */
    synchronized void begin(Object key, String asset, Runnable reading) throws AssetException {
        if (inside.containsKey(key)) {
            throw new AssetException(STUCK, "an earlier reading of it has not ended", null);
        }
        try {
            inside.put(key, null);
            pool.execute(() -> read(key, asset, reading));
        } catch (RejectedExecutionException e) {
            inside.remove(key);
            throw new AssetException("no_thread", MOST + " other assets are being read or hang", null);
        } catch (OutOfMemoryError e) { // so Java calls it if the system gives it no thread; it may give one later
            inside.remove(key);
            throw new AssetException("no_thread", "there is no thread for it: " + e.getMessage(), e);
        }
    }

    private void read(Object key, String asset, Runnable reading) {
        entered(key);
        Thread.currentThread().setName(name + " " + asset);
        try {
            reading.run();
        } finally {
            Thread.currentThread().setName(name);
            left(key);
        }
    }

    private synchronized void entered(Object key) {
        inside.put(key, Thread.currentThread());
    }

    private synchronized void left(Object key) {
        inside.remove(key);
        Thread.interrupted(); // that was for this reading
    }

    /** Interrupts the reading of an asset that has gone. Not done to others: it would close sockets of drivers. */
    synchronized void interrupt(Object key) {
        Thread thread = inside.get(key);
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Interrupts all readings. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
