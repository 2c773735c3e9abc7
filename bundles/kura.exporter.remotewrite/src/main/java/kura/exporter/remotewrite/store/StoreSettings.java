// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.time.Duration;

/**
 * How much may wait, and how much may be lost.
 *
 * @param maxBytes on disk; at least 64 KiB. What is oldest goes first
 * @param maxAge of a tick, by its own time; counts only once the clock has run evenly for an hour
 * @param window how long a tick may be in memory only; what the power takes away
 * @param windowBytes how much may be in memory only, 8 bytes a sample
 * @param segmentBytes of one file, about; the oldest goes as a whole
 * @param batchSamples of one request at most
 */
public record StoreSettings(
        long maxBytes, Duration maxAge, Duration window, int windowBytes, int segmentBytes, int batchSamples) {

    public StoreSettings {
        maxBytes = Math.max(maxBytes, 64 << 10);
        segmentBytes = (int) Math.max(4 << 10, Math.min(segmentBytes, maxBytes / 8));
        batchSamples = Math.max(batchSamples, 1);
    }

    /** With a window of 5 seconds or 64 KiB, files of 1 MiB and requests of 2,000 samples. */
    public static StoreSettings of(long maxBytes, Duration maxAge) {
        return new StoreSettings(maxBytes, maxAge, Duration.ofSeconds(5), 64 << 10, 1 << 20, 2000);
    }
}
