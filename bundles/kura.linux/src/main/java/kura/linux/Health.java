// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import kura.bus.BusException;
import kura.bus.BusException.Kind;

/** The troubles of a bus: since when it is stuck, and until when nobody needs to try. For the one whose turn it is. */
final class Health {

    private static final int MOST_TIMEOUTS = 3; // in a row, before the bus counts as stuck

    private final String name;
    private final String remedy;
    private final BackOff backOff;
    private boolean lost;
    private String stuck;
    private BusException refusal; // while the pause lasts
    private LocalTime timeoutsSince;
    private int timeouts;

    /** @param remedy what to do if it is stuck */
    Health(String name, String remedy, BackOff backOff) {
        this.name = name;
        this.remedy = remedy;
        this.backOff = backOff;
    }

    /**
     * Refuses what cannot go well now.
     *
     * @param isLost whether a request has still not come back
     * @param cameBack when the last that was lost did, in the time of {@link System#nanoTime}
     */
    void check(Object what, boolean isLost, long cameBack) throws BusException {
        if (isLost) {
            throw new BusException(Kind.STUCK, 0, what + ": " + stuck);
        }
        if (lost) {
            lost = false;
            refusal = stuck(0, stuck + "; now it has, and the bus is opened again in a moment");
            backOff.failed(cameBack);
        }
        if (backOff.isPause()) {
            throw new BusException(refusal.kind(), refusal.errno(), refusal.getMessage());
        }
    }

    /** A request has not come back. */
    BusException lost(Object what) {
        lost = true;
        stuck = "the bus is stuck since " + now() + ": '" + what + "' has not come back from the kernel; " + remedy;
        return new BusException(Kind.STUCK, 0, what + ": has not come back from the kernel in time; " + remedy);
    }

    /** The bus cannot be used now, and nobody needs to try for a while; returns why. */
    BusException refused(BusException why) {
        refusal = why;
        backOff.failed(System.nanoTime());
        return why;
    }

    /** A transfer came to that: 0, or an error number. Timeouts in a row mean that the bus does not move at all. */
    void concluded(int errno) {
        if (Errno.of(errno) != Errno.ETIMEDOUT) {
            timeouts = 0;
            backOff.succeeded();
            return;
        }
        timeoutsSince = timeouts == 0 ? now() : timeoutsSince;
        if (++timeouts >= MOST_TIMEOUTS) {
            refused(stuck(
                    errno,
                    "the bus is stuck since " + timeoutsSince + ": " + timeouts + " transfers in a row did not end; "
                            + remedy + "; it is tried again after a pause (ETIMEDOUT)"));
        }
    }

    private BusException stuck(int errno, String why) {
        return new BusException(Kind.STUCK, errno, name + ": " + why);
    }

    private static LocalTime now() {
        return LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
