// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One of the things that a client takes, with its parameters; its place among them decides where nothing else does. */
record MediaRange(String text, int place) {

    /** All that headers of one name say. */
    static List<MediaRange> all(List<String> headers) {
        var ranges = new ArrayList<MediaRange>();
        for (String text : String.join(",", headers).split(",")) {
            ranges.add(new MediaRange(text, ranges.size()));
        }
        return ranges;
    }

    boolean is(String type) {
        return text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
    }

    boolean isBetterThan(MediaRange other) {
        return quality() > other.quality() || quality() == other.quality() && place < other.place;
    }

    /** 0 to 1; what cannot be read counts as not said. */
    double quality() {
        try {
            double quality = Double.parseDouble(parameter("q", "1"));
            return quality >= 0 && quality <= 1 ? quality : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    String parameter(String name, String absent) {
        for (String part : text.split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return pair[1].strip().replace("\"", "");
            }
        }
        return absent;
    }
}
