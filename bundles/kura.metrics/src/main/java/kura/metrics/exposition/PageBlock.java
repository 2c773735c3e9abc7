// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.io.IOException;
import kura.metrics.MetricFamily;

/** What a page shows of one family. */
abstract class PageBlock extends Block {

    PageBlock(MetricFamily family, Naming naming) {
        super(family, naming);
    }

    /** Writes all series that have numbers now; nothing at all if none has. */
    abstract void write(Desk desk) throws IOException;
}
