// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

/** Writes a report as HTML, whole and readable without any script. */
final class Html {

    private final StringBuilder out = new StringBuilder(4096);

    private Html() {}

    static String of(Report report) {
        var html = new Html();
        html.element("p", report.summary());
        report.troubles().forEach(trouble -> html.element("p", trouble));
        html.raw("<table><thead><tr><th scope=\"col\">Sensor</th><th scope=\"col\">State</th>"
                + "<th scope=\"col\">Values</th></tr></thead><tbody>");
        report.sensors().forEach(html::row);
        html.raw("</tbody></table>");
        return html.out.toString();
    }

    private void row(Report.Sensor sensor) {
        raw("<tr><th scope=\"row\">").text(sensor.name()).raw("</th><td>");
        element("p", sensor.state().toString());
        if (sensor.words() != null) {
            element("p", sensor.words() + " " + sensor.advice());
        }
        raw("</td><td>");
        for (Report.Value value : sensor.values()) {
            if (value.now() != null) {
                element("p", value.name() + ": " + value.now());
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
