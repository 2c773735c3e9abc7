// SPDX-License-Identifier: EPL-2.0
package kura.bus;

import java.io.IOException;
import java.util.Objects;

/** A transaction that did not happen: what went wrong, as the bus saw it. */
public final class BusException extends IOException {

    private static final long serialVersionUID = 1;

    /** What went wrong, as far as a caller can act on it. */
    public enum Kind {
        /** There is no such bus now: not enabled, or its adapter is unplugged. */
        ABSENT,
        /** Another driver owns the chip or the bus. */
        BUSY,
        /** No chip acknowledged: none at that address, or it is busy, asleep or resetting. */
        NOT_ACKED,
        /** The transaction took too long: a chip stretches the clock, or a line hangs. */
        TIMEOUT,
        /** The bus no longer moves: a line is held low, or an earlier transaction never ended. */
        STUCK,
        /** The system refuses access to the bus. */
        PERMISSION,
        /** The adapter or this platform cannot do what was asked. */
        UNSUPPORTED,
        /** The adapter reports an error that fits nowhere else. */
        IO
    }

    private final Kind kind;
    private final int errno;

    /**
     * @param kind what went wrong
     * @param errno the system's error number, 0 if it gave none
     * @param message bus, address, what was tried and what was seen
     */
    public BusException(Kind kind, int errno, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.errno = errno;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The system's error number, 0 if it gave none. */
    public int errno() {
        return errno;
    }
}
