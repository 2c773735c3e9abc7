// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.EnumSet;
import java.util.Set;
import kura.bus.BusException;
import kura.bus.BusException.Kind;

/** The system's error numbers, the same on x86, ARM and RISC-V, and what each says about a transaction. */
enum Errno {
    EPERM(1, Kind.PERMISSION, "the system refuses access"),
    ENOENT(2, Kind.IO, "the adapter is gone"),
    EIO(5, Kind.IO, "the adapter reports an error"),
    ENXIO(6, Kind.NOT_ACKED, "no chip acknowledged"),
    EAGAIN(11, Kind.IO, "another master took the bus"),
    EACCES(13, Kind.PERMISSION, "the system refuses access"),
    EBUSY(16, Kind.BUSY, "the bus is taken"),
    ENODEV(19, Kind.NOT_ACKED, "no chip acknowledged"),
    EINVAL(22, Kind.IO, "the system did not understand"),
    ENOTTY(25, Kind.IO, "this is no I2C bus"),
    EPROTO(71, Kind.IO, "the answer is garbled"),
    EBADMSG(74, Kind.IO, "the answer is garbled"),
    EOPNOTSUPP(95, Kind.UNSUPPORTED, "the adapter cannot do this"),
    ETIMEDOUT(110, Kind.TIMEOUT, "no end: the chip stretches the clock, or a line hangs"),
    EREMOTEIO(121, Kind.NOT_ACKED, "no chip acknowledged"),
    OTHER(0, Kind.IO, "the system reports an error");

    /** What an adapter says that works. */
    private static final Set<Errno> HEALTHY = EnumSet.of(ENXIO, EAGAIN, EBUSY, EPROTO, EBADMSG, EOPNOTSUPP, EREMOTEIO);

    private final int number;
    private final Kind kind;
    private final String words;

    Errno(int number, Kind kind, String words) {
        this.number = number;
        this.kind = kind;
        this.words = words;
    }

    /** Why a bus could not be opened, and what to do. */
    static BusException opening(int bus, int number) {
        return switch (of(number)) {
            case ENOENT, ENODEV, ENXIO ->
                exception(
                        Kind.ABSENT,
                        number,
                        "there is no bus i2c-" + bus + "; is I2C enabled (Raspberry Pi:"
                                + " dtparam=i2c_arm=on in config.txt), i2c-dev loaded, the adapter plugged in?");
            case EPERM, EACCES ->
                exception(
                        Kind.PERMISSION,
                        number,
                        "no access to /dev/i2c-" + bus
                                + "; let Kura's user in, 'usermod -aG i2c kurad', and restart Kura");
            default -> exception(of(number).kind, number, "/dev/i2c-" + bus + " does not open as an I2C bus");
        };
    }

    /** Why a chip could not be addressed, and what to do. */
    static BusException claiming(int bus, int address, int number) {
        if (of(number) != EBUSY) {
            return transferring("i2c-%d 0x%02x".formatted(bus, address), number);
        }
        return exception(
                Kind.BUSY,
                number,
                ("i2c-%d 0x%02x belongs to a driver of the kernel; read it there (IIO, hwmon),"
                                + " or free it: 'echo %1$d-%2$04x > /sys/bus/i2c/devices/%1$d-%2$04x/driver/unbind'")
                        .formatted(bus, address));
    }

    /** Why a transaction did not happen. */
    static BusException transferring(String what, int number) {
        return new BusException(of(number).kind, number, what + ": " + words(number));
    }

    /** Whether that may mean that the adapter was unplugged. */
    static boolean doubtsAdapter(int number) {
        return !HEALTHY.contains(of(number));
    }

    /** How many tries may follow one that ended so: no chip can have caused it, or the wires disturb. */
    static int retries(int number) {
        return switch (of(number)) {
            case EAGAIN -> 3;
            case EIO -> 2;
            default -> 0;
        };
    }

    /** Whether that is what a scan takes for nobody: adapters differ. */
    static boolean isNobody(int number) {
        return of(number).kind == Kind.NOT_ACKED;
    }

    /** The name of a number, and what it means. */
    static String words(int number) {
        Errno errno = of(number);
        return errno.words + " (" + (errno == OTHER ? "errno " + number : errno) + ")";
    }

    static boolean isTimeout(int number) {
        return number == ETIMEDOUT.number;
    }

    static boolean isUnsupported(int number) {
        return number == EOPNOTSUPP.number;
    }

    static boolean isBusy(int number) {
        return number == EBUSY.number;
    }

    private static BusException exception(Kind kind, int number, String message) {
        Errno errno = of(number);
        return new BusException(kind, number, message + " (" + (errno == OTHER ? "errno " + number : errno) + ")");
    }

    private static Errno of(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return OTHER;
    }
}
