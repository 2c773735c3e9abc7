// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.concurrent.TimeUnit;

/**
 * How long a bus waits for what, in milliseconds.
 *
 * @param turn for the transactions of others to end
 * @param call for all that a call does, waiting for its turn included
 * @param idle without a call, until the bus is closed and its thread ends
 * @param backOff at most, before the bus is tried again after it could not be used
 */
public record Patience(int turn, int call, int idle, int backOff) {

    /** The kernel usually gives an adapter a second: after the turn has come, that is left. */
    public static final Patience USUAL = new Patience(700, 1900, 30_000, 1000);

    /** When a call that begins now has to end, in the time of {@link System#nanoTime}. */
    public long deadline() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(call);
    }

    /** How long a transaction may take. */
    long transactionNanos() {
        return TimeUnit.MILLISECONDS.toNanos(call - turn);
    }

    long idleNanos() {
        return TimeUnit.MILLISECONDS.toNanos(idle);
    }
}
