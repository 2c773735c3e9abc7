// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;

/** Nothing was taken now; the same may be later. */
final class Later extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Duration after;
    private final boolean pacing;

    /**
     * @param words why
     * @param after how long the receiver wants to be left alone; null if it does not say
     * @param pacing whether it says that it has too much to do now
     */
    Later(String words, Duration after, boolean pacing) {
        super(words);
        this.after = after;
        this.pacing = pacing;
    }

    Duration after() {
        return after;
    }

    /** Whether it is about the receiver alone, whatever was sent. */
    boolean isPacing() {
        return pacing || after != null;
    }
}
