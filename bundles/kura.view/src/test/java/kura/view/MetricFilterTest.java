// SPDX-License-Identifier: EPL-2.0
package kura.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricDescriptor.Plain;
import kura.metrics.MetricType;
import kura.metrics.exposition.Naming.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricFilterTest {

    private static final List<MetricDescriptor> METRICS = List.of(
            metric(MetricType.GAUGE, "relative_humidity_ratio", new Plain("humidity", 100)),
            metric(MetricType.COUNTER, "sensor_reads", null),
            metric(MetricType.SUMMARY, "sensor_wait_seconds", null),
            metric(MetricType.GAUGE, "sensor_up", null));

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            nullValues = "none",
            value = {
                "'' : relative_humidity_ratio sensor_reads sensor_wait_seconds sensor_up",
                "' , ,' : relative_humidity_ratio sensor_reads sensor_wait_seconds sensor_up",
                "sensor_up : sensor_up",
                "sensor : none",
                "sensor_* : sensor_reads sensor_wait_seconds sensor_up",
                "' sensor_* ,! sensor_read*' : sensor_wait_seconds sensor_up",
                "'!sensor_read*,sensor_*' : sensor_wait_seconds sensor_up",
                "!sensor_* : relative_humidity_ratio",
                "'*_up,*humidity*' : relative_humidity_ratio sensor_up",
                "** : relative_humidity_ratio sensor_reads sensor_wait_seconds sensor_up",
                "'sensor_up,!*' : none",
                "sensor_reads_total : sensor_reads",
                "*_count : sensor_wait_seconds",
                "!*_created : relative_humidity_ratio sensor_reads sensor_wait_seconds sensor_up",
                "humidity : none",
                "kura_sensor_up : none",
            })
    void wantsWhatAPatternFitsAndNoneLeavesOut(String list, String wanted) {
        assertThat(names(list, Style.BASE_UNITS)).isEqualTo(wanted == null ? "" : wanted);
    }

    @Test
    void aMetricHasItsPlainNameTooWherePlainNamesAreShown() {
        assertThat(names("humidity", Style.PLAIN)).isEqualTo("relative_humidity_ratio");
        assertThat(names("relative_*", Style.PLAIN)).isEqualTo("relative_humidity_ratio");
        assertThat(names("*, !humidity, !sensor_reads_total", Style.PLAIN)).isEqualTo("sensor_wait_seconds sensor_up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor-up", "!", "!!a", "a b", "temp?", "a.*", "[a]", "größe"})
    void refusesWhatIsNoPatternAndSaysWhich(String pattern) {
        assertThatThrownBy(() -> MetricFilter.of("sensor_up, " + pattern + " ,b"))
                .hasMessage(pattern);
    }

    private static String names(String list, Style style) {
        var wanted = MetricFilter.of(list).wanted(style);
        return String.join(
                " ", METRICS.stream().filter(wanted).map(MetricDescriptor::name).toList());
    }

    private static MetricDescriptor metric(MetricType type, String name, Plain plain) {
        return new MetricDescriptor(type, name, "", "", List.of(), plain);
    }
}
