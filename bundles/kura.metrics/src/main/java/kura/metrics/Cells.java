// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * As many copies of some numbers as threads come into each other's way: each adds to a cell of its own, and who reads adds
 * the cells up. So an observation is in all numbers of a cell or in none, and a reader holds up nobody who can go elsewhere.
 *
 * @param <C> the copies
 */
final class Cells<C extends Cell> {

    /** Twice as many as can run: where two threads meet at one cell again and again, one more parts them. */
    private static final int MOST = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Supplier<C> make;
    private volatile C[] cells;

    Cells(IntFunction<C[]> array, Supplier<C> make) {
        this.make = make;
        C[] first = array.apply(1);
        first[0] = make.get();
        this.cells = first;
    }

    /** A cell for the moment; release it. */
    C take() {
        C[] now = cells;
        C first = now.length == 1 ? now[0] : now[(int) (Thread.currentThread().getId() % now.length)];
        return first.take() ? first : takeAnother();
    }

    private C takeAnother() {
        while (true) {
            C[] now = cells;
            for (C each : now) {
                if (each.take()) {
                    return each;
                }
            }
            if (now.length < MOST) {
                grow(now);
            } else {
                Thread.yield(); // more threads than can run: let those that have a cell go on
            }
        }
    }

    private synchronized void grow(C[] seen) {
        if (cells == seen) {
            C[] more = Arrays.copyOf(seen, seen.length + 1);
            more[seen.length] = make.get();
            cells = more;
        }
    }

    /** All there are, for one who reads them: {@link Cell#await} each. */
    C[] all() {
        return cells;
    }
}
