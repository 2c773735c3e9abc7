// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

/** Wakes a thread that waits, or that will wait next. */
public final class Signal {

    private boolean given;
    private boolean over;

    /** Wakes. */
    public synchronized void give() {
        given = true;
        notifyAll();
    }

    /** Nobody waits here any more. */
    public synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Forgets what was given so far. */
    synchronized void take() {
        given = false;
    }

    /** Waits until it is given, but not longer. */
    public synchronized void await(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        for (long rest = millis; !given && !over && rest > 0; rest = (until - System.nanoTime()) / 1_000_000) {
            wait(rest);
        }
        given = false;
    }
}
