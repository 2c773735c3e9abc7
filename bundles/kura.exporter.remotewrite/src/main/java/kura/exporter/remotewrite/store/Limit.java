// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.Locale;

/** Why samples had to go before a receiver had them. */
public enum Limit {
    /** More bytes waited than may. */
    BYTES("the queue was full"),
    /** They waited longer than they may. */
    AGE("they waited longer than they may"),
    /** The disk does not take any, and as many wait in memory as may. */
    MEMORY("the disk did not take them and memory was full");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    /** As metrics have it in a label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String words() {
        return words;
    }
}
