// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;

/** Nothing was taken now; the same may be later. */
final class Later extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Duration after;

    /**
     * @param words why
     * @param after how long the receiver wants to be left alone; null if it does not say
     */
    Later(String words, Duration after) {
        super(words);
        this.after = after;
    }

    Duration after() {
        return after;
    }
}
