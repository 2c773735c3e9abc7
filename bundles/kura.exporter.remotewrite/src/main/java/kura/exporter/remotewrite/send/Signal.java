// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

/** Wakes a thread that waits, or that will wait next. */
final class Signal {

    private boolean given;

    synchronized void give() {
        given = true;
        notifyAll();
    }

    /** Forgets what was given so far. */
    synchronized void take() {
        given = false;
    }

    /** Waits until it is given, but not longer. */
    synchronized void await(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        for (long rest = millis; !given && rest > 0; rest = (until - System.nanoTime()) / 1_000_000) {
            wait(rest);
        }
        given = false;
    }
}
