// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Starts threads that keep nothing alive, and waits for them. */
final class Threads {

    private Threads() {}

    /** Neither the thread nor one that it makes holds anything of what is on the stack of who starts it. */
    @SuppressWarnings("removal") // nothing has come in its place yet
    static void start(String name, Runnable work) {
        var made =
                AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(null, work, name, 0, false));
        made.setContextClassLoader(Threads.class.getClassLoader());
        made.setDaemon(true);
        made.start();
    }

    /**
     * Waits, even if interrupted, for what unparks who waits; looks again after {@code most} nanoseconds.
     *
     * @return whether it is so
     */
    static boolean await(BooleanSupplier isSo, long deadline, long most) {
        boolean interrupted = false;
        boolean so = isSo.getAsBoolean();
        for (long left; !so && (left = deadline - System.nanoTime()) > 0; so = isSo.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(left, most));
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return so;
    }
}
