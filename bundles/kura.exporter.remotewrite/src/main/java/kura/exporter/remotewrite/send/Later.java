// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;

/** Nothing was taken now; the same may be later. */
final class Later extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient Duration after;

    /** What in the request can be to blame, if it fails again and again while others do not. */
    enum Fault {
        /** Nothing: who is to take it cannot be reached, whatever it is. */
        NONE,
        /** That it is so much: the receiver says that it has too much to do. */
        SIZE,
        /** What is in it. */
        CONTENT
    }

    /**
     * @param words why
     * @param after how long the receiver wants to be left alone; null if it does not say
     */
    Later(String words, Fault fault, Duration after) {
        super(words);
        this.fault = fault;
        this.after = after;
    }

    Fault fault() {
        return fault;
    }

    Duration after() {
        return after;
    }
}
