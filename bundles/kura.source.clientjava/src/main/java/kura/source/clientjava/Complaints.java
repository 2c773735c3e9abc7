// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Says once that something is not shown, and again only when that has another cause. */
final class Complaints {

    private final Consumer<String> log;
    private Map<String, String> before = Map.of();
    private Map<String, String> now = new HashMap<>();

    Complaints(Consumer<String> log) {
        this.log = log;
    }

    /** Of several causes at a time the first counts. */
    void add(String what, String cause) {
        if (now.putIfAbsent(what, cause) == null && !cause.equals(before.get(what))) {
            log.accept(what + " is not shown: " + cause);
        }
    }

    /** The same, on top of what was said the last time: nobody could look whether that still holds. */
    void addTo(String what, String cause) {
        add(what, cause);
        before.forEach(now::putIfAbsent);
    }

    /** What was not complained about since the last end is well again. */
    void end() {
        before = now;
        now = new HashMap<>();
    }
}
