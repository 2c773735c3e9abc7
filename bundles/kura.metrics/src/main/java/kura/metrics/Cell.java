// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Numbers that belong together. Whoever has taken the cell may change them; nobody else does meanwhile. */
abstract class Cell {

    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(Cell.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // by its handle
    private volatile int taken; // 0 or 1

    /** Takes the cell, if it is free, until {@link #release}. */
    final boolean take() {
        return TAKEN.compareAndSet(this, 0, 1);
    }

    /** Takes the cell as soon as it is free: in nanoseconds, unless the thread that has it had to pause. */
    final void await() {
        while (!take()) {
            Thread.yield();
        }
    }

    final void release() {
        TAKEN.setRelease(this, 0);
    }
}
