// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose metrics they are: a Pushgateway replaces and deletes the metrics of a group and no others, and writes these labels on all of
 * them, over those they have.
 *
 * @param job not empty
 * @param labels besides, by their names; not job
 */
record Group(String job, Map<String, String> labels) {

    private static final String PLAIN = "(?!\\.\\.?$)[A-Za-z0-9._~-]+";

    Group {
        if (job.isEmpty() || labels.containsKey("job")) {
            throw new IllegalArgumentException("a group has one job, and that is not empty");
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Where it is at a Pushgateway: values that could get lost on the way in Base64. */
    String path() {
        var path = new StringBuilder("/metrics").append(segment("job", job));
        labels.forEach((name, value) -> path.append(segment(name, value)));
        return path.toString();
    }

    private static String segment(String name, String value) {
        if (value.matches(PLAIN)) {
            return "/" + name + "/" + value;
        }
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8));
        return "/" + name + "@base64/" + (encoded.isEmpty() ? "=" : encoded);
    }
}
