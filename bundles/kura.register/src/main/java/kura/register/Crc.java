// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kura.settings.Settings;

/**
 * A checksum of 8 bits in an answer, highest bit first; it comes after what it is of.
 *
 * @param first of the bytes that it is of
 * @param end after the last of them: where the checksum is
 */
record Crc(int polynomial, int initial, int first, int end) {

    private static final Pattern KIND = Pattern.compile("(?i)crc8:(?:0x)?(\\p{XDigit}{1,2}):(?:0x)?(\\p{XDigit}{1,2})");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})\\s*-\\s*(\\d{1,3})");

    /** Settings {@code crc}, {@code crc.bytes}; null if there is none. */
    static Crc of(Settings settings, Field field) {
        String kind = settings.text(
                "crc",
                "none",
                "none or crc8:polynomial:initial in hex, for example crc8:31:ff",
                text -> text.equalsIgnoreCase("none") || KIND.matcher(text).matches());
        String bytes = settings.text(
                "crc.bytes",
                field.offset() + "-" + (field.end() - 1),
                "the first and the last byte that the checksum is of, the first of the answer is 0, for example 0-5",
                Crc::isRange);
        Matcher given = KIND.matcher(kind);
        Matcher range = RANGE.matcher(bytes);
        if (!given.matches() || !range.matches()) {
            return null;
        }
        return new Crc(
                Integer.parseInt(given.group(1), 16),
                Integer.parseInt(given.group(2), 16),
                Integer.parseInt(range.group(1)),
                Integer.parseInt(range.group(2)) + 1);
    }

    private static boolean isRange(String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches()
                && Integer.parseInt(range.group(1)) <= Integer.parseInt(range.group(2))
                && Integer.parseInt(range.group(2)) < Request.MOST_BYTES - 1;
    }

    /** @throws IOException if the answer arrived damaged */
    void check(byte[] answer) throws IOException {
        int computed = of(answer, first, end);
        int seen = answer[end] & 0xFF;
        if (seen != computed) {
            throw new IOException(
                    "the answer arrived damaged: its checksum is 0x%02x, computed 0x%02x over bytes %d to %d"
                            .formatted(seen, computed, first, end - 1));
        }
    }

    private int of(byte[] bytes, int from, int to) {
        int crc = initial;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : (crc << 1 ^ polynomial) & 0xFF;
            }
        }
        return crc & 0xFF;
    }
}
