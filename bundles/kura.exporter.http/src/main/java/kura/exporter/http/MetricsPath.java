// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.Set;
import java.util.regex.Pattern;
import kura.settings.Settings;

/** Where metrics are asked for. */
final class MetricsPath {

    /** Where they are if nobody says otherwise. */
    static final String DEFAULT = "/metrics";

    private static final Pattern PATHS = Pattern.compile("(/(?!\\.\\.?(/|$))[a-zA-Z0-9._~-]+)+/?");
    private static final Set<String> TAKEN =
            Set.of("/status.json", "/status.css", "/status.js", "/-/healthy", "/-/ready");
    private static final String ALLOWED = "a path that begins with /, for example /metrics, "
            + "of letters, digits, -, ., _, ~ and /; not one of the status page, /-/healthy or /-/ready";

    private MetricsPath() {}

    /** As an operator set it; what is wrong is noted in the settings. */
    static String of(Settings settings) {
        return settings.text("path", DEFAULT, ALLOWED, MetricsPath::isPath);
    }

    private static boolean isPath(String text) {
        return PATHS.matcher(text).matches() && !TAKEN.contains(text);
    }
}
