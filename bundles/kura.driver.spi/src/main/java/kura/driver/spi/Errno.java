// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.bus.BusException;
import kura.bus.BusException.Kind;

/** The system's error numbers, the same on x86, ARM and RISC-V, and what each says about a message. */
enum Errno {
    EPERM(1, Kind.PERMISSION, "the system refuses access"),
    ENOENT(2, Kind.ABSENT, "the bus is gone"),
    EIO(5, Kind.IO, "the adapter reports an error"),
    ENXIO(6, Kind.ABSENT, "the bus is gone"),
    EAGAIN(11, Kind.IO, "the adapter is busy"),
    EACCES(13, Kind.PERMISSION, "the system refuses access"),
    EBUSY(16, Kind.BUSY, "the bus is taken"),
    ENODEV(19, Kind.ABSENT, "the bus is gone"),
    EINVAL(22, Kind.UNSUPPORTED, "the adapter cannot do this mode, speed or word length"),
    ENOTTY(25, Kind.UNSUPPORTED, "it is no SPI bus"),
    EMSGSIZE(
            90,
            Kind.UNSUPPORTED,
            "longer than the kernel's buffer; its size is in /sys/module/spidev/parameters/bufsiz, "
                    + "and spidev.bufsiz=4096 on the kernel's command line sets it"),
    EOPNOTSUPP(95, Kind.UNSUPPORTED, "the adapter cannot do this"),
    ESHUTDOWN(108, Kind.ABSENT, "the bus is gone"),
    ETIMEDOUT(110, Kind.TIMEOUT, "no end: the adapter hangs"),
    OTHER(0, Kind.IO, "the system reports an error");

    private final int number;
    private final Kind kind;
    private final String words;

    Errno(int number, Kind kind, String words) {
        this.number = number;
        this.kind = kind;
        this.words = words;
    }

    /** Why a bus could not be opened, and what to do. */
    static BusException opening(String bus, int number) {
        return switch (of(number)) {
            case ENOENT, ENODEV, ENXIO, ESHUTDOWN ->
                exception(
                        Kind.ABSENT,
                        number,
                        "there is no bus spi-" + bus + "; is SPI enabled (Raspberry Pi: dtparam=spi=on in config.txt,"
                                + " and a dtoverlay like spi1-1cs for other buses), spidev loaded, the chip select free?");
            case EPERM, EACCES ->
                exception(
                        Kind.PERMISSION,
                        number,
                        "no access to /dev/spidev" + bus
                                + "; let Kura's user in, 'usermod -aG spi kurad', and restart Kura");
            default -> exception(of(number).kind, number, "/dev/spidev" + bus + " does not open as an SPI bus");
        };
    }

    /** Why a message was not sent. */
    static BusException transferring(String what, int number) {
        Errno errno = of(number);
        return exception(errno.kind, number, what + ": " + errno.words);
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
