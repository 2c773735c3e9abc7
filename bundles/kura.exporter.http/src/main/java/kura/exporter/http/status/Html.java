// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Writes a report as HTML, whole and readable without any script. */
final class Html {

    private static final int MOST_BYTES = 32_000; // it is for who has no script, behind a modem perhaps

    private final StringBuilder out = new StringBuilder(4096);

    private Html() {}

    static String of(Report report) {
        var html = new Html();
        html.element("p", report.summary());
        report.troubles().forEach(trouble -> html.element("p", trouble));
        html.raw("<table><thead><tr><th scope=\"col\">Sensor</th><th scope=\"col\">State</th>"
                + "<th scope=\"col\">Values</th></tr></thead><tbody>");
        int shown = html.rows(report.sensors());
        html.raw("</tbody></table>");
        if (shown < report.sensors().size()) {
            html.element("p", report.sensors().size() - shown + " more do not fit here; all are in the metrics.");
        }
        return html.out.toString();
    }

    /** Returns how many there was room for. */
    private int rows(List<Report.Sensor> sensors) {
        int bytes = 0;
        for (int i = 0; i < sensors.size(); i++) {
            int before = out.length();
            row(sensors.get(i));
            bytes += out.substring(before).getBytes(UTF_8).length;
            if (bytes > MOST_BYTES) {
                out.setLength(before);
                return i;
            }
        }
        return sensors.size();
    }

    private void row(Report.Sensor sensor) {
        raw("<tr><th scope=\"row\">").text(sensor.name()).raw("</th><td>");
        element("p", sensor.state() + (sensor.warns() ? ", with a warning" : ""));
        if (sensor.words() != null) {
            element("p", sensor.words() + " " + sensor.advice());
        }
        if (sensor.said() != null) {
            element("p", sensor.said());
        }
        if (!Double.isNaN(sensor.age())) {
            String read = sensor.state() == Report.State.FAILS ? "Last read " : "Read ";
            element("p", read + Unit.of("seconds").text(Math.rint(sensor.age())) + " ago");
        }
        raw("</td><td>");
        for (Report.Value value : sensor.values()) {
            if (value.now() != null || value.last() != null) {
                element("p", value.name() + ": " + (value.now() != null ? value.now() : "was " + value.last()));
            }
        }
        raw("</td></tr>");
    }

    private void element(String name, String text) {
        raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    private Html raw(String html) {
        out.append(html);
        return this;
    }

    private Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }
}
