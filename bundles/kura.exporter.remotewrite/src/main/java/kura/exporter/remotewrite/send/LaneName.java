// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.Locale;

/** Which lane. */
public enum LaneName {
    /** For what was measured just now. */
    LIVE,
    /** For what waited. */
    BACKLOG;

    /** As metrics have it in a label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
