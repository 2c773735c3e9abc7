// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import kura.metrics.Gauge;

/** A channel whose number goes up and down. */
final class ShownGauge implements Shown {

    private final Gauge family;
    private final String[] labels;
    private final Unit unit;

    ShownGauge(Gauge family, Unit unit, String... labels) {
        this.family = family;
        this.unit = unit;
        this.labels = labels;
    }

    @Override
    public void show(Object value) throws ChannelException {
        family.labelValues(labels).set(Shown.number(value, unit));
    }

    @Override
    public void hide() {
        family.remove(labels);
    }
}
