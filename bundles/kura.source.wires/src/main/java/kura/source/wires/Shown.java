// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import java.util.HashSet;
import java.util.Set;

/** What the page shows of one value. Not for several threads. */
final class Shown {

    /** A property that has more different texts is no state of anything. */
    static final int MOST_TEXTS = 32;

    static final String TOO_MANY_TEXTS = "too_many_texts";

    private static final int LONGEST = 100;

    private final Key key;
    private final Families families;
    private final Set<String> texts = new HashSet<>(); // that came so far
    private volatile double count;
    private boolean counting;
    private String text; // that is shown

    Shown(Key key, Families families) {
        this.key = key;
        this.families = families;
    }

    /**
     * Shows a number.
     *
     * @return why it cannot be shown; empty if it is
     * @throws IllegalStateException if another sink shows it
     */
    String number(Object given, boolean counts) {
        double value = Numbers.of(given);
        if (!Double.isFinite(value)) {
            return given instanceof Number ? "not_finite" : "no_number";
        }
        if (counts && value < 0) {
            return "negative";
        }
        hideText();
        count = value;
        if (!counts) {
            families.gauges().labelValues(key.labels()).set(value);
        } else if (!counting) {
            families.counters().callback(() -> count, key.labels());
            counting = true;
        }
        return "";
    }

    /** Shows a text, likewise. */
    String text(String given) {
        String now = given.length() > LONGEST ? given.substring(0, LONGEST) : given;
        if (texts.size() == MOST_TEXTS && !texts.contains(now)) {
            return TOO_MANY_TEXTS;
        }
        if (!now.equals(text)) {
            hide();
            families.states().labelValues(key.labels(now)).set(1);
            texts.add(now);
            text = now;
        }
        return "";
    }

    /** Takes it away: an old value would look like a new one. */
    void hide() {
        families.gauges().remove(key.labels());
        families.counters().remove(key.labels());
        counting = false;
        hideText();
    }

    private void hideText() {
        if (text != null) {
            families.states().remove(key.labels(text));
            text = null;
        }
    }
}
