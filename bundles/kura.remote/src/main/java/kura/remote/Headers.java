// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kura.settings.Settings;

/** Headers that an operator may add to all requests: those that neither HTTP nor the protocols above it need for themselves. */
final class Headers {

    private static final Set<String> TAKEN = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-prometheus-remote-write-version");

    private Headers() {}

    /** Of a list with commas; of what is wrong only the name is noted in the settings, for a value may be a secret. */
    static Map<String, String> of(Settings settings) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String entry : settings.text("headers", "").split(",")) {
            String[] pair = entry.strip().split("\\s*:\\s*", 2);
            if (pair.length == 2 && pair[0].matches("[A-Za-z0-9_-]+") && pair[1].matches("[!-~]([ -~]*[!-~])?")) {
                add(headers, pair[0], pair[1], settings);
            } else if (!entry.isBlank()) {
                settings.refuse("setting headers has an entry that is not understood, allowed are pairs such as "
                        + "X-Scope-OrgID: plant7, separated by commas, without characters outside of ASCII");
            }
        }
        return Collections.unmodifiableMap(headers);
    }

    private static void add(Map<String, String> headers, String name, String value, Settings settings) {
        if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            settings.refuse("setting headers has " + name + ", which is not allowed: it is set elsewhere or by itself");
        } else if (headers.put(name, value) != null) {
            settings.refuse("setting headers has the name " + name + " twice, allowed is once");
        }
    }
}
