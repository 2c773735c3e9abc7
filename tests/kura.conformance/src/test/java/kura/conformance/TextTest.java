// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import kura.metrics.exposition.PageFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Pages of text, the same to the byte as the official writers', whatever happens between one look and the next. */
class TextTest {

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void isWhatTheOfficialWritersWrite(@ForAll("any") Scenario scenario) throws Exception {
        scenario.play(both -> {
            assertThat(both.ours(PageFormat.PROMETHEUS_TEXT))
                    .isEqualTo(Differences.text(both.official(PrometheusTextFormatWriter.create())));
            assertThat(both.ours(PageFormat.OPENMETRICS_TEXT))
                    .isEqualTo(Differences.text(both.official(OpenMetricsTextFormatWriter.create())));
        });
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void isTheSameForLargePagesThatChangeALot(@ForAll("large") Scenario scenario) throws Exception {
        isWhatTheOfficialWritersWrite(scenario);
    }

    @Provide
    Arbitrary<Scenario> any() {
        return Scenarios.any().scenarios(5, 5, 5, 12);
    }

    @Provide
    Arbitrary<Scenario> large() {
        return Scenarios.any().scenarios(12, 200, 8, 300);
    }
}
