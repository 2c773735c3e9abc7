// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private final MetricRegistry registry = MetricRegistry.create();
    private final Sampler sampler = new Sampler(registry, 0.02);
    private final Page page = new Page(registry, Naming.of("kura"));

    @AfterEach
    void stop() {
        sampler.close();
        assertThat(page.render()).doesNotContain("sensor_");
        registry.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("kura-sampler")));
    }

    @Test
    void publishesWhatASensorMeasuresAndHowItIs() {
        sampler.add(new FakeSensor("desk").value(Quantity.RELATIVE_HUMIDITY, 0.4), "test");

        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
        assertThat(page.render())
                .contains("# HELP kura_temperature_celsius Temperature.\n# TYPE kura_temperature_celsius gauge\n")
                .contains("kura_relative_humidity_ratio{sensor=\"desk\"} 0.4\n")
                .contains("kura_sensor_up{sensor=\"desk\"} 1.0\n")
                .containsPattern("kura_sensor_reads_total\\{sensor=\"desk\"} [1-9]")
                .containsPattern("kura_sensor_last_success_timestamp_seconds\\{sensor=\"desk\"} 1\\.\\d+E9")
                .containsPattern("kura_sensor_read_duration_seconds\\{sensor=\"desk\"} 0\\.");
    }

    @Test
    void whoeverAsksHearsWhatWasMeasuredLastAndWhatFailed() {
        assertThat(sampler.last("desk")).isNull();
        var desk = new FakeSensor("desk");
        sampler.add(desk, "test");
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");

        assertThat(sampler.names()).containsExactly("desk");
        assertThat(sampler.last("desk").values()).containsExactly(new Measurement(Quantity.TEMPERATURE, 21.5));
        assertThat(sampler.last("desk").failure()).isEmpty();

        desk.failure = new SensorException(Cause.NOT_ACKED, "unplugged");
        shows("kura_sensor_up{sensor=\"desk\"} 0.0\n");
        assertThat(sampler.last("desk").values()).isEmpty();
        assertThat(sampler.last("desk").failure()).isEqualTo("not_acked: unplugged");

        sampler.remove(desk);
        assertThat(sampler.names()).isEmpty();
        assertThat(sampler.last("desk")).isNull();
    }

    @Test
    void aSensorThatFailsLosesItsValuesAndItsHealthSaysWhy() {
        var desk = new FakeSensor("desk");
        sampler.add(desk, "test");
        sampler.add(new FakeSensor("hall"), "test");
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");

        desk.failure = new SensorException(Cause.NOT_ACKED, "unplugged");

        shows("kura_sensor_up{sensor=\"desk\"} 0.0\n");
        assertThat(page.render())
                .doesNotContain("kura_temperature_celsius{sensor=\"desk\"}")
                .contains("kura_temperature_celsius{sensor=\"hall\"} 21.5\n")
                .containsPattern("kura_sensor_read_errors_total\\{cause=\"not_acked\",sensor=\"desk\"} [1-9]");

        desk.failure = null;
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
        shows("kura_sensor_up{sensor=\"desk\"} 1.0\n");
    }

    @Test
    void aSensorThatWasNeverThereIsFoundWhenItAppears() {
        var desk = new FakeSensor("desk");
        desk.failure = new SensorException(Cause.ABSENT, "no such bus");
        sampler.add(desk, "test");
        shows("kura_sensor_up{sensor=\"desk\"} 0.0\n");

        desk.failure = null;
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
    }

    @Test
    void aBugInASensorIsCountedAsItsOwnAndTakesItsValuesAway() {
        var desk = new FakeSensor("desk");
        sampler.add(desk, "test");
        for (Throwable bug : List.of(new IllegalStateException("oops"), new AssertionError("oh no"))) {
            desk.failure = bug;
            shows("kura_sensor_up{sensor=\"desk\"} 0.0\n");
            assertThat(page.render())
                    .contains("kura_sensor_read_errors_total{cause=\"internal\",sensor=\"desk\"}")
                    .doesNotContain("celsius");
            desk.failure = null;
            shows("kura_sensor_up{sensor=\"desk\"} 1.0\n");
        }
    }

    @Test
    void aSensorWithoutANameIsNotShownUntilItHasOne() {
        var desk = new FakeSensor(null);
        desk.line = null;
        sampler.add(desk, "test");
        shows("kura_sensors_not_shown 1.0\n");

        desk.name = "desk";
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
        shows("kura_sensors_not_shown 0.0\n");
    }

    @Test
    void valuesThatAreGoodShowAlthoughOthersFail() {
        var desk = new FakeSensor("desk");
        var good = List.of(new Measurement(Quantity.VOLTAGE, "a0", 1.5), new Measurement(Quantity.VOLTAGE, "a1", 2.5));
        desk.failure = new SensorException(Cause.IMPLAUSIBLE, "input a2 is saturated", good);
        sampler.add(desk, "test");

        shows("kura_voltage_volts{input=\"a0\",sensor=\"desk\"} 1.5\n");
        shows("kura_voltage_volts{input=\"a1\",sensor=\"desk\"} 2.5\n");
        shows("kura_sensor_up{sensor=\"desk\"} 0.0\n");
        assertThat(registry.remarks()).containsExactly(new Remark("desk", "input a2 is saturated"));

        desk.failure = null;
        shows("kura_sensor_up{sensor=\"desk\"} 1.0\n");
        assertThat(page.render()).doesNotContain("voltage");
        assertThat(registry.remarks()).isEmpty();
    }

    @Test
    void aSensorThatCannotSayHowItIsIsReadAllTheSame() {
        var desk = new FakeSensor("desk");
        desk.speechless = new IllegalStateException("no words");
        sampler.add(desk, "test");

        await().until(() -> desk.reads.get() > 2);
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
        assertThat(registry.remarks().toString()).contains("it cannot say how it is", "no words");
    }

    @Test
    void aQuantityThatIsMissingFromAReadingIsNotShown() {
        var desk = new FakeSensor("desk").value(Quantity.GAS_RESISTANCE, 12000);
        sampler.add(desk, "test");
        shows("kura_gas_resistance_ohms{sensor=\"desk\"} 12000.0\n");

        desk.without(Quantity.GAS_RESISTANCE);
        await().until(() -> !page.render().contains("gas_resistance"));
        assertThat(page.render()).contains("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
    }

    @Test
    void aSensorThatIsTakenAwayLeavesNothingBehind() {
        var desk = new FakeSensor("desk");
        sampler.add(desk, "test");
        sampler.add(new FakeSensor("hall"), "test");
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
        shows("kura_temperature_celsius{sensor=\"hall\"} 21.5\n");

        sampler.remove(desk);
        assertThat(page.render()).doesNotContain("desk").contains("kura_temperature_celsius{sensor=\"hall\"} 21.5\n");
    }

    @Test
    void aLineThatHangsDelaysNoOtherAndIsSaidToBeStuck() {
        var desk = new FakeSensor("desk");
        var hall = new FakeSensor("hall");
        hall.line = "i2c-2";
        sampler.add(desk, "test");
        sampler.add(hall, "test");
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");

        var release = new CountDownLatch(1);
        desk.hang = release;
        int reads = hall.reads.get();
        await().until(() -> hall.reads.get() > reads + 20);
        await().atMost(Duration.ofSeconds(20)).until(() -> page.render()
                .contains("kura_sensor_read_errors_total{cause=\"stuck\",sensor=\"desk\"} 1.0\n"));
        assertThat(page.render())
                .doesNotContain("kura_temperature_celsius{sensor=\"desk\"}")
                .contains("kura_temperature_celsius{sensor=\"hall\"} 21.5\n");

        desk.hang = null;
        release.countDown();
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
    }

    @Test
    void whileOneSensorMeasuresAnotherOnTheSameLineIsRead() {
        var slow = new FakeSensor("slow");
        slow.conversionMillis = 5000;
        var fast = new FakeSensor("fast");
        sampler.add(slow, "test");
        sampler.add(fast, "test");

        await().until(() -> fast.reads.get() > 20);
        assertThat(slow.reads.get()).isZero();
    }

    @Test
    void soItIsBetweenTheStepsOfAReading() {
        var slow = new FakeSensor("slow");
        slow.conversionMillis = 3000;
        slow.steps = 1;
        var fast = new FakeSensor("fast");
        sampler.add(slow, "test");
        sampler.add(fast, "test");

        await().until(() -> slow.proceeded.get() == 1);
        int before = fast.reads.get();
        await().until(() -> fast.reads.get() > before + 5);
        assertThat(slow.reads.get()).isZero();
        await().until(() -> slow.reads.get() == 1);
        assertThat(slow.proceeded).hasValue(2);
    }

    @Test
    void aReadingWhoseStepsHaveNoEndHasFailed() {
        var desk = new FakeSensor("desk");
        desk.conversionMillis = 1;
        desk.steps = Integer.MAX_VALUE - 1;
        sampler.add(desk, "test");

        shows("kura_sensor_read_errors_total{cause=\"not_ready\",sensor=\"desk\"} 1.0\n");
    }

    @Test
    void ofTwoSensorsWithOneNameTheSecondWaitsUntilTheNameIsFree() {
        var first = new FakeSensor("desk");
        var second = new FakeSensor("desk").value(Quantity.TEMPERATURE, 5);
        sampler.add(first, "one");
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");
        sampler.add(second, "two");
        int reads = first.reads.get();
        await().until(() -> first.reads.get() > reads + 5);
        assertThat(second.reads.get()).isZero();

        sampler.remove(first);
        shows("kura_temperature_celsius{sensor=\"desk\"} 5.0\n");
    }

    @Test
    void aSensorMayBeRenamedAndMovedToAnotherLine() {
        var desk = new FakeSensor("desk");
        sampler.add(desk, "test");
        shows("kura_temperature_celsius{sensor=\"desk\"} 21.5\n");

        desk.name = "hall";
        desk.line = "i2c-7";
        shows("kura_temperature_celsius{sensor=\"hall\"} 21.5\n");
        assertThat(page.render()).doesNotContain("desk");
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("kura-sampler-i2c-1")));
    }

    @Test
    void anotherPeriodCountsFromNowOn() {
        sampler.every(3600);
        var desk = new FakeSensor("desk");
        sampler.add(desk, "test");
        await().until(() -> desk.reads.get() == 1);

        sampler.every(0.02);
        await().until(() -> desk.reads.get() > 10);
    }

    @Test
    void anotherPeriodStartsNoSecondMeasurementBeforeTheFirstIsFetched() {
        var desk = new FakeSensor("desk");
        desk.conversionMillis = 300;
        sampler.add(desk, "test");
        await().until(() -> desk.starts.get() == 1);

        sampler.every(0.01);
        await().until(() -> desk.reads.get() >= 2);
        assertThat(desk.overlaps.get()).isZero();
    }

    private void shows(String line) {
        await().untilAsserted(() -> assertThat(page.render()).contains(line));
    }
}
