// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Locale;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricType;

/** How a page tells what its metrics are. The lines of numbers are the same in all. */
public enum TextFormat {
    /** Prometheus text, version 0.0.4. */
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8", "") {

        /** This format knows no info and no state set: they are gauges. */
        @Override
        String head(MetricDescriptor metric, String name) {
            String shown = name + metric.type().suffix();
            var type = metric.type() == MetricType.INFO || metric.type() == MetricType.STATESET
                    ? MetricType.GAUGE
                    : metric.type();
            return line("HELP", shown, escaped(metric.help())) + line("TYPE", shown, word(type));
        }
    },
    /** OpenMetrics text, version 1.0.0. */
    OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n") {

        @Override
        String head(MetricDescriptor metric, String name) {
            return line("TYPE", name, word(metric.type()))
                    + line("UNIT", name, metric.unit())
                    + line("HELP", name, escaped(metric.help()).replace("\"", "\\\""));
        }
    };

    private final String contentType;
    private final String end;

    TextFormat(String contentType, String end) {
        this.contentType = contentType;
        this.end = end;
    }

    /** What HTTP calls this format. */
    public String contentType() {
        return contentType;
    }

    /** What stands before the numbers of a family. */
    abstract String head(MetricDescriptor metric, String name);

    /** What stands at the end of a page. */
    String end() {
        return end;
    }

    private static String line(String what, String name, String text) {
        return text.isEmpty() ? "" : "# " + what + " " + name + " " + text + "\n";
    }

    private static String word(MetricType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String help) {
        return help.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
