// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to leave a receiver alone that did not take something. */
final class Backoff {

    /** However often it failed. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long FIRST_MILLIS = 500;

    /** What a receiver asks for is done, but no longer than this: it may be a mistake. */
    private static final long OBEYED_MILLIS = 600_000;

    private final long longest;
    private long millis;

    Backoff(Duration longest) {
        this.longest = longest.toMillis();
    }

    void succeeded() {
        millis = 0;
    }

    /**
     * It failed again.
     *
     * @param wanted by the receiver; null if it does not say
     * @return milliseconds to wait: each time up to twice as many, never the same for all gateways
     */
    long failed(Duration wanted) {
        millis = Math.min(longest, millis == 0 ? FIRST_MILLIS : millis * 2);
        long own = ThreadLocalRandom.current().nextLong(millis / 2, millis + 1);
        if (wanted == null) {
            return own;
        }
        long obeyed = Math.min(wanted.toMillis(), OBEYED_MILLIS);
        return Math.max(own, obeyed + ThreadLocalRandom.current().nextLong(FIRST_MILLIS));
    }
}
