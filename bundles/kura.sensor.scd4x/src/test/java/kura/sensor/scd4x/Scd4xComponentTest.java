// SPDX-License-Identifier: EPL-2.0
package kura.sensor.scd4x;

import static kura.simulator.Bench.assertFails;
import static kura.simulator.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedScd4x;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Scd4xComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SimulatedScd4x chip = new SimulatedScd4x(buses.environment(), bench.clock());
    private final Scd4xComponent sensor = new Scd4xComponent();

    @BeforeEach
    void aFreshInstance() {
        buses.bus("1").attach(0x62, chip);
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1"));
    }

    @AfterEach
    void leaveTheChipToTheNext() {
        sensor.stop();
    }

    @ParameterizedTest
    @CsvSource({"23.4, 0.45", "-25.5, 0.80", "-0.1, 0.05", "-39.9, 0", "84.9, 0.99"})
    void givesTheAirBack(double celsius, double ratio) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);

        var values = reading();

        assertThat(value(Quantity.TEMPERATURE, values)).isCloseTo(celsius, within(0.003));
        assertThat(value(Quantity.RELATIVE_HUMIDITY, values)).isCloseTo(ratio, within(0.0001));
    }

    @Test
    void findsAChipThatIsPluggedInLaterAndAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x62);

        assertThat(reading()).isNotEmpty();
    }

    @Test
    void givesCarbonDioxideInPartsPerMillion() throws IOException {
        buses.environment().hold(Quantity.CARBON_DIOXIDE, 1234);

        assertThat(value(Quantity.CARBON_DIOXIDE, reading())).isEqualTo(1234);
    }

    @Test
    void tellsTheChipOfItsPlace() throws IOException {
        sensor.configure(Map.of(
                "bus",
                "1",
                "altitude",
                1500,
                "ambient.pressure",
                "84600",
                "self.heating",
                5.4,
                "self.calibration",
                "off"));
        reading();

        assertThat(chip.setting("2427")).isEqualTo(1500);
        assertThat(chip.setting("e000")).isEqualTo(846);
        assertThat(chip.setting("241d")).isEqualTo(0x07E6);
        assertThat(chip.setting("2416")).isZero();
    }

    @Test
    void survivesARestartOfTheGateway() throws IOException {
        sensor.configure(Map.of("bus", "1", "ambient.pressure", "84600"));
        reading();
        sensor.stop();
        var restarted = new Scd4xComponent();
        restarted.setI2cBuses(buses);
        restarted.configure(Map.of("bus", "1"));

        assertThat(restarted.start()).isBetween(4900, 5000);
        bench.skip(5_000);
        assertThat(restarted.read()).hasSize(3);
        assertThat(chip.setting("e000")).as("pressure that is no longer set").isZero();
        restarted.stop();
    }

    @Test
    void wakesAChipThatAnotherProgramSentToSleep() throws IOException {
        buses.named("1").transfer(0x62, new byte[] {0x36, (byte) 0xE0}, new byte[0]);

        assertThat(reading()).hasSize(3);
    }

    @Test
    void otherCorrectionsDoNotDisturbTheChip() throws IOException {
        reading();
        sensor.configure(Map.of("bus", "1", "carbon.dioxide.offset", -30));
        buses.environment().hold(Quantity.CARBON_DIOXIDE, 830);
        bench.skip(5_000);

        assertThat(value(Quantity.CARBON_DIOXIDE, sensor.read())).isEqualTo(800);
    }

    @Test
    void powerLostInTheMiddleIsNoticedAndMended() throws IOException {
        reading();
        buses.bus("1").attach(0x62, new SimulatedScd4x(buses.environment(), bench.clock()));
        bench.skip(5_000);

        assertFails(Cause.NOT_READY, sensor::read);
        assertThat(reading()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "altitude, 3001, a whole number from 0 to 3000",
        "ambient.pressure, 1013, 0 or a whole number from 70000 to 120000",
        "self.heating, -1, a number from 0.0 to 20.0",
        "self.calibration, true, on or off"
    })
    void refusesAPlaceThatCannotBe(String setting, String value, String allowed) {
        sensor.configure(Map.of("bus", "1", setting, value));

        assertThat(sensor.remark())
                .isEqualTo("setting %s is '%s', allowed is %s; what was set before stays"
                        .formatted(setting, value, allowed));
    }

    private List<Measurement> reading() throws IOException {
        int millis = sensor.start();
        assertThat(millis).isBetween(4900, 5000);
        return bench.readAfter(millis, sensor);
    }
}
