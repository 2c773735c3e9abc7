// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static kura.metrics.exposition.PageFormat.OPENMETRICS_TEXT;
import static kura.metrics.exposition.PageFormat.PROMETHEUS_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    @Test
    void servesPrometheusTextToWhoSaysNothingOrTakesAnything() {
        assertThat(Negotiation.choose(List.of()).format()).isEqualTo(PROMETHEUS_TEXT);
        for (String any :
                new String[] {"", "*/*", "text/*", "text/plain", "text/plain;version=0.0.4", "text/html", ";;=,"}) {
            assertThat(chosen(any)).as(any).isEqualTo(PROMETHEUS_TEXT);
        }
    }

    @Test
    void servesWhatPrometheusAsksFor() {
        assertThat(chosen(
                        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                                + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"))
                .isEqualTo(OPENMETRICS_TEXT);
        assertThat(chosen("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,"
                        + "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.6,*/*;q=0.1"))
                .isEqualTo(PageFormat.PROTOBUF);
        assertThat(
                        chosen(
                                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                                        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.2"))
                .isEqualTo(OPENMETRICS_TEXT);
    }

    @Test
    void heedsWhatIsLikedBetterAndWhatIsNotLikedAtAll() {
        assertThat(chosen("application/openmetrics-text;q=0.3, text/plain;q=0.4"))
                .isEqualTo(PROMETHEUS_TEXT);
        assertThat(chosen("text/plain;q=0.3, application/openmetrics-text; q=0.4"))
                .isEqualTo(OPENMETRICS_TEXT);
        assertThat(chosen("application/openmetrics-text;q=0,text/plain")).isEqualTo(PROMETHEUS_TEXT);
        assertThat(chosen("application/openmetrics-text;q=0")).isEqualTo(PROMETHEUS_TEXT);
        assertThat(chosen("application/openmetrics-text;version=0.0.1")).isEqualTo(PROMETHEUS_TEXT);
        assertThat(chosen("APPLICATION/OpenMetrics-Text;Version=\"1.0.0\";Q=nonsense"))
                .isEqualTo(OPENMETRICS_TEXT);
    }

    @Test
    void whatIsSaidMoreExactlyCountsWhereverItStands() {
        assertThat(chosen("text/plain;q=0, */*;q=0.5")).isEqualTo(OPENMETRICS_TEXT);
        assertThat(chosen("*/*, text/plain;q=0.1, application/*;q=0")).isEqualTo(PROMETHEUS_TEXT);
        assertThat(chosen("application/*")).isEqualTo(OPENMETRICS_TEXT);
        assertThat(chosen("text/plain;q=0.9;version=1.0.0, text/plain;version=0.0.4"))
                .isEqualTo(PROMETHEUS_TEXT);
    }

    @Test
    void takesGzipForWhoLikesItNoLessThanNothing() {
        for (String yes :
                new String[] {"gzip", "x-gzip", "br, *", "gzip;q=0.5, identity;q=0.1", "deflate, gzip;q=1.0"}) {
            assertThat(Negotiation.acceptsGzip(List.of(yes))).as(yes).isTrue();
        }
        for (String no : new String[] {"", "identity", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=0.1, identity"}) {
            assertThat(Negotiation.acceptsGzip(List.of(no))).as(no).isFalse();
        }
        assertThat(Negotiation.acceptsGzip(List.of())).isFalse();
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(Negotiation.choose(List.of("text/html", "application/openmetrics-text"))
                        .format())
                .isEqualTo(OPENMETRICS_TEXT);
    }

    @Test
    void tellsHowNamesAreEscapedWhereOneMayAsk() {
        assertThat(Negotiation.choose(List.of("text/plain;version=1.0.0;escaping=dots"))
                        .contentType())
                .isEqualTo("text/plain; version=1.0.0; charset=utf-8; escaping=dots");
        assertThat(Negotiation.choose(List.of("text/plain;version=0.0.4;escaping=dots"))
                        .contentType())
                .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(Negotiation.choose(List.of("application/openmetrics-text;escaping=\"allow-utf-8\""))
                        .escaping())
                .isEqualTo(Escaping.ALLOW_UTF_8);
        assertThat(Negotiation.choose(List.of("application/openmetrics-text;escaping=what"))
                        .escaping())
                .isEqualTo(Escaping.UNDERSCORES);
    }

    @Test
    void takesProtobufForWhatPrometheusMeansByIt() {
        assertThat(chosen("application/vnd.google.protobuf;proto=other;encoding=delimited"))
                .isEqualTo(PROMETHEUS_TEXT);
        assertThat(chosen("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text"))
                .isEqualTo(PROMETHEUS_TEXT);
    }

    private static PageFormat chosen(String accept) {
        return Negotiation.choose(List.of(accept)).format();
    }
}
