// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.concurrent.TimeUnit;
import kura.bus.BusException;

/**
 * Has a thread of its own talk to the device, waits for it only so long, and draws the conclusions. For the one whose turn
 * it is, but for {@link #stop}, {@link #join} and {@link #isThere}.
 */
final class Contact {

    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Device device;
    private final String name;
    private final Worker worker;
    private final Health health;
    private final Runnable open;
    private final Runnable reopen;
    private final Runnable ask;

    /** @param over called whenever there is no thread any more */
    Contact(Device device, Patience patience, Runnable over) {
        this.device = device;
        this.name = device.name();
        this.worker = new Worker("kura-" + name, patience.idleNanos(), device::close, over);
        this.health = new Health(name, device.dialect().ifStuck(), new BackOff(patience.backOff()));
        this.open = device::open;
        this.reopen = device::reopen;
        this.ask = device::ask;
    }

    /** Opens the device, if it is not open, and keeps it so until {@link #letGo}; refuses what cannot go well now. */
    void beOpen(Object what, long deadline) throws BusException {
        health.check(what, worker.isLost(), worker.cameBack());
        if (!worker.holds(deadline)) {
            throw health.lost(what);
        }
        if (!device.isOpen()) {
            open(open, what, deadline);
        }
    }

    /** The device may be closed if nobody needs it. */
    void letGo() {
        worker.letGo();
    }

    /** Has the device do what was laid out. */
    void ask(Object what, long deadline) throws BusException {
        run(ask, what, deadline);
    }

    /** Throws if what was asked last failed, and opens the device again if it may be another by now. */
    void conclude(Object what, long deadline) throws BusException {
        int errno = device.errno();
        health.concluded(errno);
        if (errno == 0) {
            return;
        }
        BusException failure = device.failure(what);
        if (!device.dialect().healthy().contains(Errno.of(errno))) {
            open(reopen, name, Math.max(deadline, System.nanoTime() + GRACE_NANOS));
        }
        throw failure;
    }

    void stop() {
        worker.stop();
    }

    void join(long millis) throws InterruptedException {
        worker.join(millis);
    }

    boolean isThere() {
        return worker.isThere();
    }

    private void open(Runnable errand, Object what, long deadline) throws BusException {
        run(errand, what, deadline);
        if (device.errno() != 0) {
            throw health.refused(device.absence());
        }
    }

    private void run(Runnable errand, Object what, long deadline) throws BusException {
        device.await(true);
        if (!worker.ends(errand, deadline)) {
            device.await(false);
            throw health.lost(what);
        }
    }
}
