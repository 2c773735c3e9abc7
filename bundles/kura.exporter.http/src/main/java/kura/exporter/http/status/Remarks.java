// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kura.metrics.Remark;

/** What sensors, and other parts of the gateway, have to say to people. */
final class Remarks {

    private static final int MOST = 20; // that are about no sensor
    private static final int LONGEST = 400;

    private final Map<String, String> unread = new TreeMap<>();

    Remarks(List<Remark> all) {
        all.forEach(each -> unread.merge(each.about(), sentence(each.words()), (one, other) -> one + " " + other));
    }

    /** About a sensor; null if there is nothing. */
    String of(String sensor) {
        return unread.remove(sensor);
    }

    /** What was not asked for, but that of an endpoint, which it says itself. */
    List<String> others(String endpoint) {
        return unread.entrySet().stream()
                .filter(each -> !Objects.equals(each.getKey(), endpoint))
                .limit(MOST)
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }

    private static String sentence(String words) {
        String text = words.strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST) + "…";
        }
        if (text.isEmpty()) {
            return text;
        }
        boolean word = text.matches("(?s)[a-z]+[ ,].*"); // i2c-1 stays small
        String first = word ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
        return first.matches("(?s).*[.!?…]") ? first : first + ".";
    }
}
