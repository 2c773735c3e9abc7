// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

/** What people are told, made of what the registry holds. */
class ReportTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&\u2028\uD800\u0000</script>";

    private final MetricRegistry registry = MetricRegistry.create();
    private final Status status = new Status();
    private final Gauge up = registry.gauge("sensor_up", "", "sensor");
    private final Counter errors = registry.counter("sensor_read_errors", "", "sensor", "cause");
    private final Gauge temperature = Gauge.builder()
            .name("temperature")
            .unit("celsius")
            .labelNames("sensor")
            .register(registry);

    @Test
    void aSensorThatWorksHasItsValuesWithTheirUnits() {
        up.labelValues("cellar").set(1);
        registry.counter("sensor_reads", "", "sensor").labelValues("cellar").inc(7);
        temperature.labelValues("cellar").set(12.345);
        registry.gauge("level", "", "tank", "sensor")
                .labelValues("north", "cellar")
                .set(3);

        assertThat(json())
                .contains("\"summary\":\"The sensor works.\"")
                .contains("{\"name\":\"cellar\",\"state\":\"Works\",\"cause\":null,\"words\":null,\"advice\":null,"
                        + "\"said\":null,\"age\":null,\"reads\":7,\"errors\":0,\"values\":[")
                .contains("{\"name\":\"Level, tank north\",\"now\":\"3\",")
                .contains("{\"name\":\"Temperature\",\"now\":\"12.35\u00A0°C\",");
    }

    @Test
    void aSensorSaysWhatExactlyFailed() {
        up.labelValues("cellar").set(0);
        registry.remark("cellar", "i2c-1 0x40: no chip acknowledged (EREMOTEIO)");

        assertThat(json()).contains("\"said\":\"i2c-1 0x40: no chip acknowledged (EREMOTEIO).\"");
        assertThat(status.report(registry, "", "", List.of()).html())
                .contains("<p>i2c-1 0x40: no chip acknowledged (EREMOTEIO).</p>");
    }

    @Test
    void aSensorThatWorksAndHasSomethingToSayWarns() {
        up.labelValues("attic").set(1);
        up.labelValues("cellar").set(1);
        registry.remark("cellar", "address is 'x', allowed is 72 to 75");
        assertThat(report().summary()).isEqualTo("All 2 sensors work. 1 has a warning: cellar.");
        assertThat(report().html()).contains("<p>Works</p>", "<p>Works, with a warning</p><p>Address is");

        up.labelValues("roof").set(0);
        errors.labelValues("roof", "busy").inc();
        registry.remark("roof", "what exactly failed");
        registry.remark("attic", "the same");
        assertThat(report().summary()).isEqualTo("1 of 3 sensors fails: roof. 2 have a warning: attic, cellar.");
    }

    @Test
    void whatIsSaidOfAnythingElseIsATrouble() {
        registry.remark("bme680", "not read: another sensor is named si7021 already");
        registry.remark("kura.exporter.http", "cannot listen");

        assertThat(status.report(registry, "kura.exporter.http", "", List.of()).json())
                .contains("\"troubles\":[\"bme680: Not read: another sensor is named si7021 already.\"]");
    }

    @Test
    void aLabelWithoutAValueIsNotInAName() {
        up.labelValues("cellar").set(1);
        registry.gauge("humidity", "", "sensor", "input")
                .labelValues("cellar", "")
                .set(3);
        registry.gauge("pressure", "", "sensor", "input")
                .labelValues("cellar", "a1")
                .set(3);

        assertThat(json()).contains("{\"name\":\"Humidity\"", "{\"name\":\"Pressure, input a1\"");
    }

    @Test
    void aSensorThatFailsSaysWhyAndWhatToDoAndWhatItShowedBefore() {
        up.labelValues("cellar").set(1);
        temperature.labelValues("cellar").set(12.5);
        status.sample(registry);
        up.labelValues("cellar").set(0);
        temperature.remove("cellar");
        errors.labelValues("cellar", "busy").inc();

        assertThat(json())
                .contains("1 of 1 sensors fails: cellar.")
                .contains("\"state\":\"Fails\",\"cause\":\"busy\",\"words\":\"A kernel driver owns the chip.\"")
                .contains("\"advice\":\"Unload that driver")
                .contains("\"name\":\"Temperature\",\"now\":null,\"last\":\"12.50\u00A0°C\",\"low\":\"12.50\u00A0°C\"")
                .containsPattern("\"points\":\" *V \"");
    }

    @Test
    void whoHasNoScriptReadsWhatASensorShowedBeforeAndWhen() {
        up.labelValues("attic").set(1);
        var success = registry.gauge("sensor_last_success_timestamp_seconds", "", "sensor");
        double now = System.currentTimeMillis() / 1000.0;
        success.labelValues("attic").set(now - 3600 * 5);
        success.labelValues("cellar").set(now - 86_400 * 30);
        up.labelValues("cellar").set(1);
        temperature.labelValues("cellar").set(12.5);
        status.sample(registry);
        up.labelValues("cellar").set(0);
        temperature.remove("cellar");
        errors.labelValues("cellar", "busy").inc();

        assertThat(report().html())
                .contains("<p>Works</p><p>Read 5\u00A0h ago</p></td>")
                .contains("<p>Last read 30\u00A0d ago</p></td><td><p>Temperature: was 12.50\u00A0°C</p></td>");
    }

    @Test
    void theCauseIsTheOneThatWasCountedLast() {
        up.labelValues("cellar").set(0);
        errors.labelValues("cellar", "busy").inc(500);
        assertThat(report().sensors().get(0).cause()).isEqualTo("busy");

        errors.labelValues("cellar", "crc").inc();
        assertThat(report().sensors().get(0).cause()).isEqualTo("crc");
        assertThat(report().sensors().get(0).cause()).isEqualTo("crc");

        errors.labelValues("cellar", "busy").inc();
        status.sample(registry);
        assertThat(report().sensors().get(0).cause()).isEqualTo("busy");
    }

    @Test
    void aCauseThatNobodyKnowsIsToldAsItIs() {
        up.labelValues("cellar").set(0);
        errors.labelValues("cellar", "<b>").inc();

        assertThat(report().sensors().get(0).words()).isEqualTo("Readings fail: <b>.");
        assertThat(json()).contains("Readings fail: \\u003cb\\u003e.");
    }

    @Test
    void aSensorThatWasNotReadYetWaits() {
        up.labelValues("cellar").set(0);

        assertThat(report().summary()).isEqualTo("1 of 1 sensors waits for its first reading: cellar.");
    }

    @Test
    void aValueOfAnotherBundlesSensorIsShownToo() {
        temperature.labelValues("boiler").set(80);

        assertThat(json()).contains("\"name\":\"boiler\",\"state\":\"Shows\"", "80.00\u00A0°C");
        assertThat(report().summary()).isEqualTo("0 of 1 sensors work; 1 only shows values.");

        up.labelValues("cellar").set(1);
        assertThat(report().summary()).isEqualTo("1 of 2 sensors works; 1 only shows values.");

        up.labelValues("attic").set(1);
        temperature.labelValues("roof").set(30);
        assertThat(report().summary()).isEqualTo("2 of 4 sensors work; 2 only show values.");
    }

    @Test
    void aCallbackThatFailsOrIsNotANumberIsAbsent() {
        registry.gauge("odd", "", "sensor").callback(() -> Double.NaN, "a");
        registry.gauge("broken", "", "sensor")
                .callback(
                        () -> {
                            throw new IllegalStateException();
                        },
                        "b");

        assertThat(report().sensors()).isEmpty();
        assertThat(report().summary()).startsWith("There are no sensors yet.");
    }

    @Test
    void hostileNamesStayTexts() {
        up.labelValues(HOSTILE).set(0);
        errors.labelValues(HOSTILE, HOSTILE).inc();
        var report = status.report(registry, "", HOSTILE, List.of(HOSTILE));

        assertThat(report.json())
                .contains("\\u003cimg src=x onerror=alert(1)\\u003e\\u0022\\u0027\\u0026\\u2028\\ud800\\u0000")
                .doesNotContain("<", ">", "&", "'", "\u2028", "\uD800", "\u0000");
        assertThat(report.html())
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
                .doesNotContain("<img", "</script");
    }

    @Test
    void withoutTheScriptItIsSmallAndSaysWhatIsMissing() {
        for (int i = 0; i < 200; i++) {
            up.labelValues("ünit " + i).set(1);
            for (String value : List.of("a", "b", "c", "d", "e", "f")) {
                registry.gauge(value + "_of_which_there_are_many", "", "sensor")
                        .labelValues("ünit " + i)
                        .set(1);
            }
        }

        assertThat(report().html().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(30_000, 34_000);
        assertThat(report().html()).containsPattern("<p>\\d+ more do not fit here; all are in the metrics.</p>$");
    }

    @Test
    void moreThanFitsIsLeftOutAndThatIsSaid() {
        for (int i = 0; i < 300; i++) {
            up.labelValues("sensor " + i).set(1);
        }

        assertThat(report().sensors()).hasSize(200);
        assertThat(report().troubles()).containsExactly("There is more than fits here; all of it is in the metrics.");
    }

    private Report report() {
        return status.report(registry, "kura.exporter.http", "nowhere", List.of());
    }

    private String json() {
        return report().json();
    }
}
