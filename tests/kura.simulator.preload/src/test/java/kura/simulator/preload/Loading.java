// SPDX-License-Identifier: EPL-2.0
package kura.simulator.preload;

import java.util.concurrent.Callable;

/** What a driver does first, which on a slow machine takes longer than a call may. */
public final class Loading {

    private Loading() {}

    /** Asks until the answer is no longer that something is being loaded. */
    public static void await(Callable<?> first) {
        boolean loading = true;
        while (loading) {
            try {
                first.call();
                loading = false;
            } catch (Exception e) {
                loading = String.valueOf(e.getMessage()).contains("still being loaded");
            }
        }
    }
}
