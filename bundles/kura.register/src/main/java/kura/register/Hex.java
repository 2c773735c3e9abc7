// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kura.settings.Settings;

/** Settings in hex, as datasheets have them: always in hex, with or without {@code 0x}. */
final class Hex {

    private static final int MOST_TEXT = 256; // of any cell of the console: a longer one is a mistake
    private static final String NUMBER = "(0x)?[0-9a-f]{1,16}";

    private Hex() {}

    /** Some bytes, at most 32, as two digits each: texts can be compared. */
    static String bytes(Settings settings, String key) {
        String given = settings.text(
                key,
                "",
                "at most 32 bytes in hex of two digits each, for example 05 or 2400 or 0x24 0x00",
                text -> text.length() <= MOST_TEXT
                        && text.toLowerCase(Locale.ROOT).matches("((0x)?[0-9a-f]{2}[\\s,]*)*+")
                        && plain(text).length() <= 64);
        return plain(given);
    }

    private static String plain(String bytes) {
        return bytes.toLowerCase(Locale.ROOT).replaceAll("0x|[\\s,]", "");
    }

    /** A number without a sign. */
    static long number(Settings settings, String key, long absent) {
        String given = settings.text(
                key, "", "a number in hex, for example 1fff or 0x8000", text -> text.toLowerCase(Locale.ROOT)
                        .matches(NUMBER));
        return given.isEmpty() ? absent : parse(given);
    }

    /** How many bytes a number was written with, leading zeros included; 0 if there is none. */
    static int width(Settings settings, String key) {
        String given = settings.text(key, "");
        return given.matches("(?i)" + NUMBER)
                ? (given.toLowerCase(Locale.ROOT).replaceFirst("^0x", "").length() + 1) / 2
                : 0;
    }

    /** Numbers without a sign. */
    static Set<Long> numbers(Settings settings, String key) {
        String given = settings.text(
                key, "", "numbers in hex with commas between them, for example 8000,ffff", text -> Arrays.stream(
                                split(text))
                        .allMatch(each -> each.matches(NUMBER)));
        return given.isEmpty()
                ? Set.of()
                : Arrays.stream(split(given)).map(Hex::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] split(String list) {
        return list.toLowerCase(Locale.ROOT).strip().split("[\\s,]+");
    }

    private static long parse(String number) {
        return Long.parseUnsignedLong(number.toLowerCase(Locale.ROOT).replaceFirst("^0x", ""), 16);
    }
}
