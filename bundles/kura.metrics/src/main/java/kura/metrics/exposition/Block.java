// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.List;
import kura.metrics.MetricFamily;
import kura.metrics.Series;

/** What is shown of one family. */
abstract class Block {

    private final MetricFamily family;
    private final Naming naming;
    private final List<Series> series;

    Block(MetricFamily family, Naming naming) {
        this.family = family;
        this.naming = naming;
        this.series = family.series();
    }

    MetricFamily family() {
        return family;
    }

    List<Series> series() {
        return series;
    }

    /** Whether the family has still the series that it had when this was made, and these names. */
    boolean holds(Naming wanted) {
        return family.series() == series && naming.equals(wanted);
    }
}
