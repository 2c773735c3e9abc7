// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the kernel with one value. Some of them cannot be read at times, the speed of a cable that is not plugged in. */
final class SmallFile {

    private SmallFile() {}

    /** What is in it; empty if it cannot be read. */
    static String text(Path path) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The whole number in it; -1 if there is none. */
    static long number(Path path) {
        String text = text(path);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
