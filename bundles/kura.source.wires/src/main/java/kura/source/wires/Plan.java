// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import kura.settings.Patterns;
import kura.settings.Settings;

/**
 * What is shown, and how long.
 *
 * @param seconds for how long a value is shown that does not come again; 0 for ever
 * @param most values that are shown at a time
 */
record Plan(Patterns properties, Patterns counters, Texts texts, double seconds, int most) {

    /** What Kura's assets send beside the values of channels. */
    static final String PROPERTIES = "!*_timestamp, !assetTimestamp, !*_unit, !*_error";

    static final double SECONDS = 60;
    static final int MOST = 1000;

    /** How texts are shown. */
    enum Texts {
        NOT_SHOWN,
        /** A line for the text that came last. */
        CURRENT
    }

    /** Of settings, whatever is in them; what cannot be understood is noted there. */
    static Plan of(Settings settings) {
        String properties = settings.text("properties", PROPERTIES);
        return new Plan(
                Patterns.of(properties.isEmpty() ? "*" : properties),
                Patterns.of(settings.text("counters", "")),
                settings.choice("texts", Texts.NOT_SHOWN),
                settings.number("ttl", SECONDS, 0, 604800),
                settings.integer("values.most", MOST, 1, 20000));
    }
}
