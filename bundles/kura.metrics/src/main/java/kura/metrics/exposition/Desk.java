// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.io.IOException;
import java.io.OutputStream;
import kura.metrics.Series;
import kura.metrics.Snapshot;

/** What those who write a page need while they write, one after the other, and leave as they like. */
final class Desk {

    final Snapshot snapshot = new Snapshot();
    final DecimalText decimals = new DecimalText();
    final byte[] number = new byte[DecimalText.LONGEST];
    final TextEdit edit = new TextEdit();
    final PageBuffer family = new PageBuffer();
    final PageBuffer series = new PageBuffer();
    final PageBuffer value = new PageBuffer();
    final PageBuffer field = new PageBuffer();

    private OutputStream out;
    private int length;

    void begin(OutputStream out) {
        this.out = out;
        length = 0;
    }

    /** Puts bytes out on the page. */
    void out(byte[] bytes, int count) throws IOException {
        out.write(bytes, 0, count);
        length += count;
    }

    /** Lets go of the page and tells how long it is. */
    int end() {
        out = null;
        return length;
    }

    /** Reads a series into the snapshot; false if it has no numbers now. */
    boolean read(Series series) {
        try {
            series.read(snapshot);
            return true;
        } catch (RuntimeException | Error e) {
            return false; // counted where it was thrown
        }
    }
}
