// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static kura.linux.Errno.EAGAIN;
import static kura.linux.Errno.EBADMSG;
import static kura.linux.Errno.EBUSY;
import static kura.linux.Errno.ENODEV;
import static kura.linux.Errno.ENOENT;
import static kura.linux.Errno.ENXIO;
import static kura.linux.Errno.EOPNOTSUPP;
import static kura.linux.Errno.EPROTO;
import static kura.linux.Errno.EREMOTEIO;
import static kura.linux.Errno.ESHUTDOWN;
import static kura.linux.Errno.ETIMEDOUT;

import java.util.EnumSet;
import java.util.Map;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.Dialect;
import kura.linux.Dialect.Meaning;
import kura.linux.Errno;

/** What error numbers say about I²C, where chips acknowledge, wait and have drivers of the kernel. */
final class I2cWords {

    private static final Meaning NOBODY = new Meaning(Kind.NOT_ACKED, "no chip acknowledged");

    static final Dialect I2C = new Dialect(
            "i2c",
            "/dev/i2c-",
            "is I2C enabled (Raspberry Pi: dtparam=i2c_arm=on in config.txt), i2c-dev loaded, the adapter plugged in?",
            "a chip may hold a line low: cut the power of the chips, or unplug the adapter",
            Map.of(
                    ENOENT, new Meaning(Kind.IO, "the adapter is gone"),
                    ENXIO, NOBODY,
                    EAGAIN, new Meaning(Kind.IO, "another master took the bus"),
                    ENODEV, NOBODY,
                    ESHUTDOWN, new Meaning(Kind.IO, "the adapter is suspended"),
                    ETIMEDOUT, new Meaning(Kind.TIMEOUT, "no end: the chip stretches the clock, or a line hangs"),
                    EREMOTEIO, NOBODY),
            EnumSet.of(ENXIO, EAGAIN, EBUSY, EPROTO, EBADMSG, EOPNOTSUPP, EREMOTEIO));

    private I2cWords() {}

    /** Why a chip could not be addressed, and what to do. */
    static BusException claiming(int bus, int address, int number) {
        if (Errno.of(number) != EBUSY) {
            return I2C.transferring("i2c-%d 0x%02x".formatted(bus, address), number);
        }
        return Dialect.exception(
                Kind.BUSY,
                number,
                ("i2c-%d 0x%02x belongs to a driver of the kernel; read it there (IIO, hwmon),"
                                + " or free it: 'echo %1$d-%2$04x > /sys/bus/i2c/devices/%1$d-%2$04x/driver/unbind'")
                        .formatted(bus, address));
    }

    /** How many tries may follow one that ended so: no chip can have caused it, or the wires disturb. */
    static int retries(int number) {
        return switch (Errno.of(number)) {
            case EAGAIN -> 3;
            case EIO -> 2;
            default -> 0;
        };
    }
}
