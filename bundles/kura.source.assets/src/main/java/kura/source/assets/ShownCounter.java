// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import kura.metrics.Counter;

/** A channel that counts: the device keeps the number, and begins again when it likes. */
final class ShownCounter implements Shown {

    private final Counter family;
    private final String[] labels;
    private final Unit unit;
    private volatile double count;
    private boolean isShown;

    ShownCounter(Counter family, Unit unit, String... labels) {
        this.family = family;
        this.unit = unit;
        this.labels = labels;
    }

    @Override
    public void show(Object value) throws ChannelException {
        double given = Shown.number(value, unit);
        if (given < 0) {
            throw new ChannelException(
                    ChannelException.Cause.NEGATIVE, "it is a counter by the settings, but it is " + given);
        }
        count = given;
        if (!isShown) {
            family.callback(() -> count, labels);
            isShown = true;
        }
    }

    @Override
    public void hide() {
        if (isShown) {
            family.remove(labels);
            isShown = false;
        }
    }
}
