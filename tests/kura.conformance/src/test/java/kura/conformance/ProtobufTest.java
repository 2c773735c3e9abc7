// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusProtobufWriter;
import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kura.metrics.MetricSource;
import kura.metrics.exposition.PageFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Pages of protobuf, read by the official classes: the same messages as the official writer's. */
class ProtobufTest {

    private static final List<Metrics.MetricType> COUNTING =
            List.of(Metrics.MetricType.COUNTER, Metrics.MetricType.SUMMARY, Metrics.MetricType.HISTOGRAM);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void saysWhatTheOfficialWriterSays(@ForAll("any") Scenario scenario) throws Exception {
        scenario.play(both -> {
            var units = units(both.shown());
            var official = Messages.families(both.officialBytes(new PrometheusProtobufWriter())).stream()
                    .map(Messages::madeIn1970)
                    .map(each -> Differences.message(each, units.get(each.getName())));
            assertThat(ours(both).stream().map(Messages::madeIn1970)).containsExactlyElementsOf(official.toList());
        });
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void countsInTheSameNativeBuckets(@ForAll("nativeHistograms") Scenario scenario) throws Exception {
        saysWhatTheOfficialWriterSays(scenario);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void saysWhenCountingBegan(@ForAll("any") Scenario scenario) throws Exception {
        long before = System.currentTimeMillis();
        scenario.play(both -> ours(both).forEach(family -> {
            for (Metrics.Metric each : family.getMetricList()) {
                if (COUNTING.contains(family.getType())) {
                    assertThat(Messages.createdMillis(each)).isBetween(before, System.currentTimeMillis());
                } else {
                    assertThat(Messages.createdMillis(each)).isZero();
                }
            }
        }));
    }

    @Provide
    Arbitrary<Scenario> any() {
        return Scenarios.any().scenarios(5, 5, 5, 12);
    }

    @Provide
    Arbitrary<Scenario> nativeHistograms() {
        return Scenarios.nativeHistograms().scenarios(1, 2, 4, 80);
    }

    private static List<Metrics.MetricFamily> ours(Both both) throws Exception {
        return Messages.families(both.ourBytes(PageFormat.PROTOBUF));
    }

    private static Map<String, String> units(MetricSource metrics) {
        return metrics.families().stream()
                .map(family -> family.descriptor())
                .collect(Collectors.toMap(each -> each.name() + each.type().suffix(), each -> each.unit()));
    }
}
