// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bh1750;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import kura.sensor.Quantity;
import kura.simulator.Bench;
import kura.simulator.SimulatedBh1750;
import kura.simulator.SimulatedBuses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bh1750ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Bh1750Component sensor = new Bh1750Component();

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("kura.service.pid", "window", "bus", "1"));
    }

    @ParameterizedTest
    @CsvSource({"69, 0", "69, 1", "69, 500", "69, 54000", "31, 120000", "254, 0.3", "254, 14000"})
    void givesTheLightBack(int sensitivity, double lux) throws IOException {
        sensor.configure(Map.of("bus", "1", "sensitivity", sensitivity));
        buses.environment().hold(Quantity.ILLUMINANCE, lux);

        assertThat(reading()).isCloseTo(lux, within(0.5 / 1.2 * 69 / sensitivity + 1e-9));
    }

    @Test
    void powerLostInTheMiddleIsNotDarkness() throws IOException {
        buses.environment().hold(Quantity.ILLUMINANCE, 500);
        sensor.start();
        buses.bus("1").attach(0x23, new SimulatedBh1750(buses.environment(), bench.clock()));

        assertThatThrownBy(sensor::read).hasMessageContaining("was reset meanwhile");
        assertThat(reading()).isCloseTo(500, within(0.5));
    }

    @Test
    void powerLostBetweenReadingsDoesNotChangeTheScale() throws IOException {
        sensor.configure(Map.of("bus", "1", "sensitivity", 31));
        buses.environment().hold(Quantity.ILLUMINANCE, 500);
        reading();
        buses.bus("1").attach(0x23, new SimulatedBh1750(buses.environment(), bench.clock()));

        assertThat(reading()).isCloseTo(500, within(1.0));
    }

    @Test
    void theUsualSensitivityIsBackAfterAnother() throws IOException {
        buses.environment().hold(Quantity.ILLUMINANCE, 500);
        sensor.configure(Map.of("bus", "1", "sensitivity", 254));
        reading();

        sensor.configure(Map.of("bus", "1", "sensitivity", 69));

        assertThat(reading()).isCloseTo(500, within(0.5));
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x23);

        reading();
    }

    @Test
    void badSettingsAreRefusedInWords() {
        sensor.configure(Map.of("bus", "1", "address", 0x24));
        assertThat(sensor.remark()).startsWith("setting address is '36', allowed is 35 or 92");

        sensor.configure(Map.of("bus", "1", "sensitivity", "30"));
        assertThat(sensor.remark()).startsWith("setting sensitivity is '30', allowed is a whole number from 31 to 254");
    }

    @Test
    void allThatItMeasuresCanBeCorrected() throws IOException {
        assertThat(bench.reading(sensor)).isNotEmpty().allSatisfy(each -> {
            String quantity = each.quantity().name().toLowerCase(Locale.ROOT);
            assertThat(Bh1750Component.Form.class).hasMethods(quantity + "_scale", quantity + "_offset");
        });
    }

    private double reading() throws IOException {
        return bench.reading(sensor).get(0).value();
    }
}
