// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import kura.bus.BusException.Kind;

/** The system's error numbers, the same on x86, ARM and RISC-V, and what each says about most buses; see {@link Dialect}. */
public enum Errno {
    EPERM(1, Kind.PERMISSION, "the system refuses access"),
    ENOENT(2, Kind.ABSENT, "the bus is gone"),
    EIO(5, Kind.IO, "the adapter reports an error"),
    ENXIO(6, Kind.ABSENT, "the bus is gone"),
    EAGAIN(11, Kind.IO, "the adapter is busy"),
    EACCES(13, Kind.PERMISSION, "the system refuses access"),
    EBUSY(16, Kind.BUSY, "the bus is taken"),
    ENODEV(19, Kind.ABSENT, "the bus is gone"),
    EINVAL(22, Kind.IO, "the system did not understand"),
    ENOTTY(25, Kind.UNSUPPORTED, "it is no such bus"),
    EPROTO(71, Kind.IO, "the answer is garbled"),
    EBADMSG(74, Kind.IO, "the answer is garbled"),
    EMSGSIZE(90, Kind.UNSUPPORTED, "longer than the system can send"),
    EOPNOTSUPP(95, Kind.UNSUPPORTED, "the adapter cannot do this"),
    ESHUTDOWN(108, Kind.ABSENT, "the bus is gone"),
    ETIMEDOUT(110, Kind.TIMEOUT, "no end: the adapter hangs"),
    EREMOTEIO(121, Kind.IO, "the adapter reports an error"),
    ECANCELED(125, Kind.IO, "it was given up"),
    OTHER(0, Kind.IO, "the system reports an error");

    private final int number;
    private final Dialect.Meaning usual;

    Errno(int number, Kind kind, String words) {
        this.number = number;
        this.usual = new Dialect.Meaning(kind, words);
    }

    /** The one of this number, or {@link #OTHER}. */
    public static Errno of(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return OTHER;
    }

    int number() {
        return number;
    }

    Dialect.Meaning usual() {
        return usual;
    }
}
