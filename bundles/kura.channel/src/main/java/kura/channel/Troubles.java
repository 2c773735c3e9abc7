// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;

/** Says in the log when a channel begins to fail and when it is found again, and nothing in between. */
final class Troubles {

    private static final int MOST = 1000; // then the eldest are forgotten, and said again

    private final Logger log;
    private final Map<Object, Boolean> failing = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Boolean> eldest) {
            return size() > MOST;
        }
    };

    Troubles(Logger log) {
        this.log = log;
    }

    /**
     * A channel was read or written.
     *
     * @param key which one, and how it is set: other settings may fail for another reason
     * @param words why it failed, empty if it did not
     */
    synchronized void settled(String driver, String channel, Object key, String words) {
        if (words.isEmpty()) {
            if (failing.remove(key) != null) {
                log.info("{}: channel {} has values again", driver, channel);
            }
        } else if (failing.put(key, true) == null) {
            log.warn("{}: {}", driver, words);
        }
    }
}
