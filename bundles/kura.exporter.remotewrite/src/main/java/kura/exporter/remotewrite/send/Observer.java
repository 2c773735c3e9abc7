// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

/** Hears how sending goes. Called from the threads of the lanes; returns at once. */
public interface Observer {

    /**
     * A request was answered, or not.
     *
     * @param result status of HTTP, or in a word why there was none
     * @param bytes of the request, compressed
     */
    void requested(Lane.Name lane, String result, int bytes);

    /** The receiver has these samples. */
    void taken(Lane.Name lane, int samples);

    /** The receiver will never take these. */
    void refused(Lane.Name lane, Refusal why, int samples);

    /** Something was set aside, in words: how much, why, and the first series of it. */
    void setAside(String words);

    /** A fresh tick is at the receiver. */
    void live(long millis);

    /** Sending fails, and why; empty when it works again. */
    void trouble(Lane.Name lane, String words);

    /** The receiver does not understand remote write 2.0 and gets 1.0 from now on. */
    void fellBack(String answer);
}
