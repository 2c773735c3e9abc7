// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What there is to say of a destination to people: all that is wrong, each in a sentence or two. May be used from any thread. */
final class Condition {

    private static final Logger log = LoggerFactory.getLogger(Condition.class);

    private final String name;
    private final Map<Topic, String> words; // guarded by itself, and shared
    private final Consumer<String> status;
    private boolean over; // guarded by words

    /** What it may be about. */
    enum Topic {
        SETTINGS,
        IDLE,
        CLOCK,
        SAMPLING,
        LIVE,
        BACKLOG,
        QUEUE,
        DISK,
        DAMAGED,
        SET_ASIDE,
        DROPPED,
        VERSION
    }

    /** @param status gets all of it whenever it changes; nothing if all is well */
    Condition(String name, Consumer<String> status) {
        this(name, status, new EnumMap<>(Topic.class));
    }

    private Condition(String name, Consumer<String> status, Map<Topic, String> words) {
        this.name = name;
        this.status = status;
        this.words = words;
    }

    /** A part of it, for somebody who says nothing more once that is over. */
    Condition part() {
        return new Condition(name, status, words);
    }

    /** Nothing that is said from now on counts, nor what was said before, but for settings. */
    void end() {
        synchronized (words) {
            over = true;
            forget();
        }
    }

    /** Says something; the log has it too. Nothing takes back what was said about it. */
    void say(Topic topic, String text) {
        String before = put(topic, text);
        if (!text.equals(before)) {
            if (text.isEmpty()) {
                log.info("{}: no longer so: {}", name, before);
            } else {
                log.warn("{}: {}", name, text);
            }
        }
    }

    /** The same for what changes all the time: the log does not have it. */
    void show(Topic topic, String text) {
        put(topic, text);
    }

    /** Takes back all that is not about settings. */
    void forget() {
        synchronized (words) {
            words.keySet().removeIf(topic -> topic != Topic.SETTINGS);
            tell();
        }
    }

    /** Tells the status again: it may have come later. */
    void tell() {
        synchronized (words) {
            status.accept(words.values().stream().map(Condition::sentence).collect(Collectors.joining(" ")));
        }
    }

    private String put(Topic topic, String text) {
        synchronized (words) {
            if (over) {
                return text;
            }
            String removed = text.isEmpty() ? words.remove(topic) : words.put(topic, text);
            String before = removed == null ? "" : removed;
            if (!text.equals(before)) {
                tell();
            }
            return before;
        }
    }

    private static String sentence(String words) {
        String end = words.matches("(?s).*[.?!]") ? "" : ".";
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + end;
    }
}
