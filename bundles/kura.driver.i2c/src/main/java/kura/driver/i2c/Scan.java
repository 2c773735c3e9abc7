// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.ArrayList;
import java.util.List;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.Errno;

/**
 * Asks all addresses whether there is a chip, with the manners of i2cdetect: never those that are reserved; where EEPROMs
 * and clocks are, it reads a byte, for a write could change them; elsewhere it writes nothing, for a read could block some.
 */
final class Scan {

    private static final int FIRST = 0x08;
    private static final int LAST = 0x77;
    private static final int MOST_FAILURES = 3; // that are not answers; each may take a second

    private final LinuxI2cBus bus;
    private final int functions;
    private final List<String> remarks = new ArrayList<>();
    private int failures;
    private boolean owned;
    private boolean skipped;

    private Scan(LinuxI2cBus bus) throws BusException {
        this.bus = bus;
        this.functions = bus.functions();
    }

    /** The table of what was found, and below it what there is to say. */
    static String of(LinuxI2cBus bus) throws BusException {
        return new Scan(bus).table();
    }

    private String table() {
        var table = new StringBuilder("     0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f");
        for (int address = 0; address < 0x80; address++) {
            if (address % 16 == 0) {
                table.append("\n%02x:".formatted(address));
            }
            table.append(' ').append(address < FIRST || address > LAST ? "  " : cell(address));
        }
        if (owned) {
            remarks.add("UU: a driver of the kernel has the chip; read it there (IIO, hwmon)");
        }
        if (skipped) {
            remarks.add("  : left out, the adapter can do no " + (can(Smbus.CAN_QUICK) ? "" : "quick write")
                    + (can(Smbus.CAN_QUICK) || can(Smbus.CAN_READ_BYTE) ? "" : " and no ")
                    + (can(Smbus.CAN_READ_BYTE) ? "" : "read of a byte"));
        }
        remarks.forEach(remark -> table.append('\n').append(remark));
        return table.toString().replaceAll("(?m) +$", "");
    }

    private String cell(int address) {
        boolean read = address >= 0x30 && address <= 0x37 || address >= 0x50 && address <= 0x5F;
        if (!can(read ? Smbus.CAN_READ_BYTE : Smbus.CAN_QUICK)) {
            skipped = true;
            return "  ";
        }
        if (failures >= MOST_FAILURES) {
            return "??";
        }
        try {
            return cell(address, bus.probe(address, read));
        } catch (BusException e) {
            return failed(e.getMessage());
        }
    }

    private String cell(int address, int errno) {
        if (errno == 0) {
            return "%02x".formatted(address);
        }
        if (Errno.of(errno) == Errno.EBUSY) {
            owned = true;
            return "UU";
        }
        if (I2cWords.I2C.meaning(errno).kind() == Kind.NOT_ACKED) {
            return "--";
        }
        return failed("0x%02x: %s".formatted(address, I2cWords.I2C.words(errno)));
    }

    private String failed(String why) {
        remarks.add("??: " + why);
        if (++failures == MOST_FAILURES) {
            remarks.add("??: the rest was not asked any more");
        }
        return "??";
    }

    private boolean can(int function) {
        return (functions & function) != 0;
    }
}
