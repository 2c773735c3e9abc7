// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** One of the kernel's files: short, of one value, and asked anew each time. */
final class SysFile {

    private SysFile() {}

    /** The number in a file; a driver measures while it is read. */
    static double number(Path file) throws SensorException {
        String text = text(file);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SensorException(Cause.IMPLAUSIBLE, file + " holds '" + text + "', not a number");
        }
    }

    /** What is in a file, without blanks around it. */
    static String text(Path file) throws SensorException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException e) {
            throw new SensorException(
                    Cause.ABSENT, file + " is gone: was the device unplugged, or its driver unloaded?");
        } catch (IOException e) {
            throw new SensorException(cause(String.valueOf(e.getMessage())), file + ": " + e.getMessage(), e);
        }
    }

    /** The same, or nothing if there is no such file. */
    static String textOr(Path file, String absent) {
        try {
            return Files.exists(file) ? text(file) : absent;
        } catch (SensorException e) {
            return absent;
        }
    }

    /** Where a device's folder really is: by its number in a class another device may be there tomorrow. */
    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder; // went away meanwhile
        }
    }

    /** What is in a folder, in the order of the names; nothing if there is no such folder. */
    static List<Path> list(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, pattern)) {
            var all = new java.util.ArrayList<Path>();
            files.forEach(all::add);
            all.sort(null);
            return all;
        } catch (IOException e) {
            return List.of(); // went away meanwhile
        }
    }

    /** Java tells the system's errors apart by their words only. */
    private static Cause cause(String words) {
        String system = words.toLowerCase(Locale.ROOT);
        if (system.contains("permission denied") || system.contains("not permitted")) {
            return Cause.PERMISSION;
        }
        if (system.contains("busy")) {
            return Cause.BUSY;
        }
        if (system.contains("timed out")) {
            return Cause.TIMEOUT;
        }
        if (system.contains("no such device")) {
            return Cause.ABSENT;
        }
        if (system.contains("no data available") || system.contains("temporarily unavailable")) {
            return Cause.NOT_READY;
        }
        if (system.contains("remote i/o")) {
            return Cause.NOT_ACKED;
        }
        return Cause.IO;
    }
}
