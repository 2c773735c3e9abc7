// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import kura.metrics.MetricDescriptor;

/** What stands before the lines of a family. */
final class TextHead {

    private TextHead() {}

    /** In Prometheus text, which knows no info and no state set: they are gauges. */
    static String prometheus(MetricDescriptor metric, Naming naming) {
        String name = naming.name(metric) + metric.type().suffix();
        String type =
                switch (metric.type()) {
                    case INFO, STATESET -> "gauge";
                    default -> metric.type().word();
                };
        return line("HELP", name, escaped(naming.help(metric))) + line("TYPE", name, type);
    }

    /** In OpenMetrics text. */
    static String openMetrics(MetricDescriptor metric, Naming naming) {
        String name = naming.name(metric);
        String type =
                switch (metric.type()) {
                    case UNTYPED -> "unknown";
                    default -> metric.type().word();
                };
        return line("TYPE", name, type)
                + line("UNIT", name, naming.unit(metric))
                + line("HELP", name, escaped(naming.help(metric)).replace("\"", "\\\""));
    }

    private static String line(String what, String name, String text) {
        return text.isEmpty() ? "" : "# " + what + " " + name + " " + text + "\n";
    }

    private static String escaped(String help) {
        return help.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
