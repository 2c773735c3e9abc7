// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import kura.metrics.MetricFamily;

/** How a page is written. */
public enum PageFormat {
    /** Prometheus text, version 0.0.4. */
    PROMETHEUS_TEXT("text/plain; version=0.0.4; charset=utf-8", ""),
    /** Prometheus text, version 1.0.0, which allows names that we do not have: else the same. */
    PROMETHEUS_TEXT_1("text/plain; version=1.0.0; charset=utf-8", ""),
    /** OpenMetrics text, version 1.0.0. */
    OPENMETRICS_TEXT("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n"),
    /** Prometheus protobuf: the only one that shows native histograms, and when counting began. */
    PROTOBUF("application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited", "");

    private final String contentType;
    private final String end;

    PageFormat(String contentType, String end) {
        this.contentType = contentType;
        this.end = end;
    }

    /** What HTTP calls this format. */
    public String contentType() {
        return contentType;
    }

    /** The content type without parameters. */
    String mediaType() {
        return contentType.split(";")[0];
    }

    /** Which one of those that its media type has; empty if it has no versions. */
    String version() {
        return contentType.contains("version=") ? contentType.replaceAll(".*version=([^;]*).*", "$1") : "";
    }

    /** What stands at the end of a page. */
    String end() {
        return end;
    }

    /** Whether one can ask for a way of escaping names, and is told it. */
    boolean tellsEscaping() {
        return this == PROMETHEUS_TEXT_1 || this == OPENMETRICS_TEXT;
    }

    PageBlock block(MetricFamily family, Naming naming) {
        return switch (this) {
            case PROTOBUF -> new ProtobufBlock(family, naming);
            case OPENMETRICS_TEXT -> new TextBlock(family, naming, TextHead.openMetrics(family.descriptor(), naming));
            default -> new TextBlock(family, naming, TextHead.prometheus(family.descriptor(), naming));
        };
    }
}
