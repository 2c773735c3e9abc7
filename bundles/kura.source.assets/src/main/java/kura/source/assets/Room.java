// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.IdentityHashMap;
import java.util.Map;

/** How many channels there is room for, in all assets together. */
final class Room {

    /** Series of a metric that sources share: each bounds its own, so this is for more of them than anybody has. */
    static final int OF_ALL_SOURCES = 200_000;

    private final int most;
    private final Map<Object, Integer> taken = new IdentityHashMap<>();

    Room(int most) {
        this.most = most;
    }

    /** Takes room in place of what was taken before. Returns how much there is; it may be less. */
    synchronized int take(Object who, int wanted) {
        taken.remove(who);
        int left = most - taken.values().stream().mapToInt(Integer::intValue).sum();
        int given = Math.min(wanted, left);
        taken.put(who, given);
        return given;
    }

    synchronized void leave(Object who) {
        taken.remove(who);
    }
}
