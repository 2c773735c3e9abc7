// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kura.bus.BusException;
import kura.bus.BusException.Kind;

/**
 * What the system's error numbers say on one sort of bus.
 *
 * @param sort its name and its group of users, {@code i2c}
 * @param device what the path of each begins with, {@code /dev/i2c-}
 * @param ifAbsent what to look at if there is no such bus
 * @param ifStuck what to do if one does not move
 * @param meanings of the numbers that say something else here than on other buses
 * @param healthy the numbers that only an adapter says that works; after others, the bus is opened again
 */
public record Dialect(
        String sort, String device, String ifAbsent, String ifStuck, Map<Errno, Meaning> meanings, Set<Errno> healthy) {

    /** What a number says about a transaction. */
    public record Meaning(Kind kind, String words) {}

    /** Why a bus could not be opened, and what to do. */
    public BusException opening(String id, int number) {
        return switch (Errno.of(number)) {
            case ENOENT, ENODEV, ENXIO, ESHUTDOWN ->
                exception(Kind.ABSENT, number, "there is no bus " + name(id) + "; " + ifAbsent);
            case EPERM, EACCES ->
                exception(
                        Kind.PERMISSION,
                        number,
                        "no access to " + device + id + "; let Kura's user in, 'usermod -aG " + sort
                                + " kurad', and restart Kura; in a container, pass the device in");
            default ->
                exception(meaning(number).kind(), number, device + id + " does not open as an " + title() + " bus");
        };
    }

    /** Why a transaction did not happen. */
    public BusException transferring(Object what, int number) {
        return new BusException(meaning(number).kind(), number, what + ": " + words(number));
    }

    /** With the name of the number. */
    public static BusException exception(Kind kind, int number, String message) {
        return new BusException(kind, number, message + name(number));
    }

    /** What a number means, and its name. */
    public String words(int number) {
        return meaning(number).words() + name(number);
    }

    /** What it says about a transaction. */
    public Meaning meaning(int number) {
        Errno errno = Errno.of(number);
        return meanings.getOrDefault(errno, errno.usual());
    }

    /** What people call a bus, {@code i2c-1}. */
    String name(String id) {
        return sort + "-" + id;
    }

    /** What they call all of them, {@code I2C}. */
    String title() {
        return sort.toUpperCase(Locale.ROOT);
    }

    private static String name(int number) {
        Errno errno = Errno.of(number);
        return " (" + (errno == Errno.OTHER ? "errno " + number : errno) + ")";
    }
}
