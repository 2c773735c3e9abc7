// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.Locale;
import kura.settings.Patterns;
import kura.settings.Settings;

/**
 * What is read, how often, and how it is called.
 *
 * @param period seconds from one reading of an asset to the next
 * @param deadline seconds after which an asset's answer is not waited for any more
 * @param name template of metric names
 * @param mostChannels of all assets together
 */
record Plan(
        Patterns assets,
        Patterns channels,
        Patterns counters,
        double period,
        double deadline,
        String name,
        Unit.Style units,
        Texts texts,
        int mostChannels) {

    static final String NAME = "asset_channel_{kind}";
    static final double PERIOD = 10;
    static final double DEADLINE = 5;
    static final int MOST_CHANNELS = 1000;

    /** Reads nothing. */
    static final Plan NONE = of(Settings.of(java.util.Map.of()));

    /** How texts are shown. */
    enum Texts {
        /** A line for each text that a channel had so far: 1 for the one that it has, else 0. */
        STATES,
        /** A line for the text that a channel has. */
        CURRENT,
        NOT_SHOWN
    }

    /** Of settings, whatever is in them; what cannot be understood is noted there. */
    static Plan of(Settings settings) {
        String channels = settings.text("channels", "");
        return new Plan(
                Patterns.of(settings.text("assets", "")),
                Patterns.of(channels.isEmpty() ? "*" : channels),
                Patterns.of(settings.text("counters", "")),
                settings.number("period", PERIOD, 0.1, 86400),
                settings.number("deadline", DEADLINE, 0.1, 3600),
                name(settings),
                settings.choice("units", Unit.Style.AS_IN_KURA),
                settings.choice("texts", Texts.STATES),
                settings.integer("channels.most", MOST_CHANNELS, 1, 20000));
    }

    /** What a channel's metric is called, without its unit. */
    String name(String asset, String channel, String kind) {
        String spelled =
                name.replace("{kind}", kind).replace("{asset}", spelled(asset)).replace("{channel}", spelled(channel));
        return Character.isDigit(spelled.charAt(0)) ? "_" + spelled : spelled;
    }

    private static String name(Settings settings) {
        String given = settings.text(
                "name",
                NAME,
                "letters, digits and _, no digit first, with {asset}, {channel} and {kind} where wanted",
                text -> text.isEmpty()
                        || text.matches("([a-zA-Z_]|\\{(asset|channel|kind)})(\\w|\\{(asset|channel|kind)})*"));
        return given.isEmpty() ? NAME : given;
    }

    private static String spelled(String name) {
        String spelled = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return spelled.isEmpty() ? "_" : spelled;
    }
}
