// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import kura.bus.BusException;

/**
 * The device file of a bus, open or closed. What goes to the kernel may take its time and is for another thread than the
 * rest: {@link #open}, {@link #close}, {@link #reopen} and {@link #ask}. One after the other.
 */
public abstract class Device {

    private final Ioctl system;
    private final Dialect dialect;
    private final String id;
    private volatile int fd = -1;
    private volatile boolean givenUp;
    private int openings;
    private int result;

    /** @param id what its path ends with */
    protected Device(Ioctl system, Dialect dialect, String id) {
        this.system = system;
        this.dialect = dialect;
        this.id = id;
    }

    /** Asks it, just opened, what it can do. A result below zero closes it again: then it is no such bus. */
    protected abstract int greet();

    /** Does what was laid out. */
    protected abstract int perform();

    /** Why the last request failed. */
    protected BusException failure(Object what) {
        return dialect.transferring(what, errno());
    }

    /** Makes a request to it. */
    protected final int ioctl(int request, long argument) {
        return system.ioctl(fd, request, argument);
    }

    /** The same, for what is not to begin when nobody waits for it any more. */
    protected final int ioctlIfAwaited(int request, long argument) {
        return givenUp ? -Errno.ECANCELED.number() : ioctl(request, argument);
    }

    /** What the kernel said last; below zero is an error number, negated. */
    protected final int result() {
        return result;
    }

    /** What the last request came to: 0, or an error number. */
    public final int errno() {
        return Math.max(0, -result);
    }

    /** How often it was opened: what has the same path now may be another adapter than before. */
    public final int openings() {
        return openings;
    }

    Dialect dialect() {
        return dialect;
    }

    String name() {
        return dialect.name(id);
    }

    boolean isOpen() {
        return fd >= 0;
    }

    /** Why it could not be opened. */
    BusException absence() {
        return dialect.opening(id, errno());
    }

    /** Leaves {@link #errno}. */
    void open() {
        result = system.open(dialect.device() + id);
        if (result >= 0) {
            fd = result;
            result = greet();
            if (result < 0) {
                close();
            } else {
                openings++;
            }
        }
    }

    void close() {
        if (isOpen()) {
            system.release(fd);
            fd = -1;
        }
    }

    void reopen() {
        close();
        open();
    }

    /** Leaves {@link #errno}. */
    void ask() {
        result = perform();
    }

    /** Whether somebody waits for what is asked. */
    void await(boolean awaited) {
        givenUp = !awaited;
    }
}
