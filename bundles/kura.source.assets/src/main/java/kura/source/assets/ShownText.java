// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.LinkedHashSet;
import java.util.Set;
import kura.metrics.Gauge;

/** A channel that has a text, one of a few: the text is in a label, since metrics are numbers. */
final class ShownText implements Shown {

    /** A channel that has more different texts is no state of anything. */
    static final int MOST = 32;

    private static final int LONGEST = 100;

    private final Gauge family;
    private final boolean others;
    private final String asset;
    private final String channel;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param others whether texts that it had before stay, as 0 */
    ShownText(Gauge family, boolean others, String asset, String channel) {
        this.family = family;
        this.others = others;
        this.asset = asset;
        this.channel = channel;
    }

    @Override
    public void show(Object value) throws ChannelException {
        if (!(value instanceof String text)) {
            throw new ChannelException(ChannelException.Cause.NOT_SHOWABLE, "it is no text");
        }
        String now = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (known.size() == MOST && !known.contains(now)) {
            throw new ChannelException(
                    ChannelException.Cause.TOO_MANY_TEXTS,
                    "it has had %d different texts, and one more is '%s'".formatted(MOST, now));
        }
        known.add(now);
        for (String each : known) {
            if (each.equals(now)) {
                family.labelValues(asset, channel, each).set(1);
            } else if (others) {
                family.labelValues(asset, channel, each).set(0);
            } else {
                family.remove(asset, channel, each);
            }
        }
    }

    @Override
    public void hide() {
        known.forEach(each -> family.remove(asset, channel, each));
    }
}
