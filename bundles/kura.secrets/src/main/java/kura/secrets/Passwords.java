// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import kura.settings.Settings;

/** Reads passwords out of settings. */
@FunctionalInterface
public interface Passwords {

    /** A password in clear; empty if there is none, null if a refusal is noted in the settings. */
    String clear(Settings settings, String key);

    /**
     * A password in clear that has to be there; empty if a refusal is noted in the settings.
     *
     * @param but what it is needed for, to be said if it is not there
     */
    default String needed(Settings settings, String key, String but) {
        String clear = clear(settings, key);
        if (clear == null) {
            return ""; // why is noted already
        }
        if (clear.isEmpty()) {
            settings.refuse("setting " + key + " is empty, but " + but);
        }
        return clear;
    }
}
