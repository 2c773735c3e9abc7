// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedMax31865;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Max31865ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SimulatedMax31865 chip = new SimulatedMax31865(buses.environment(), bench.clock());
    private final Max31865Component sensor = new Max31865Component();

    @BeforeEach
    void aFreshInstance() {
        buses.spi("0.1").attach(chip);
        sensor.setSpiBuses(buses.spiBuses());
        sensor.configure(Map.of("kura.service.pid", "boiler", "bus", "0.1"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-199.9, -78.5, -0.1, 0, 23.45, 101, 849})
    void givesTheTemperatureBack(double celsius) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);

        assertThat(reading().get(0).value()).isCloseTo(celsius, within(0.025)); // half a step is 0.0066 Ω
    }

    @Test
    void waitsForTheConversionItself() throws IOException {
        sensor.start();

        assertThat(sensor.read()).hasSize(2);
    }

    @Test
    void tellsThatAWireIsBrokenUntilItIsMended() throws IOException {
        chip.wires(0x28);
        assertFails(Cause.IMPLAUSIBLE, this::reading);

        chip.wires(0);
        assertThat(reading()).hasSize(2);
    }

    @Test
    void powerLostInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        bench.skip(sensor.proceed());
        buses.spi("0.1").attach(new SimulatedMax31865(buses.environment(), bench.clock()));

        assertThatThrownBy(sensor::read).hasMessage("MAX31865 on SPI: was reset meanwhile");
        assertThat(reading()).hasSize(2);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        reading();
        buses.spi("0.1").attach(null);
        assertFails(Cause.NOT_READY, this::reading);
        assertFails(Cause.NOT_ACKED, this::reading);

        buses.spi("0.1").attach(chip);
        assertThat(reading()).hasSize(2);
    }

    @Test
    void aReferenceThatTheBoardDoesNotHaveIsSeenInTheResistance() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 0);
        sensor.configure(Map.of("bus", "0.1", "reference.ohms", "400"));

        assertThat(reading().get(1).value()).isCloseTo(100 * 400 / 430.0, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "element, pt500, allowed is pt100 or pt1000",
        "wires, 5, allowed is a whole number from 2 to 4",
        "mains.frequency, 55, allowed is 50 or 60",
        "reference.ohms, 43, allowed is 0 or a number from 100 to 10000"
    })
    void badSettingsAreRefusedInWords(String key, String value, String words) {
        sensor.configure(Map.of("bus", "0.1", key, value));

        assertThat(sensor.remark())
                .startsWith("setting " + key + " is '" + value)
                .contains(words);
    }

    @Test
    void allThatItMeasuresCanBeCorrected() throws IOException {
        assertThat(reading()).isNotEmpty().allSatisfy(each -> {
            String quantity = each.quantity().name().toLowerCase(Locale.ROOT);
            assertThat(Max31865Component.Form.class).hasMethods(quantity + "_scale", quantity + "_offset");
        });
    }

    private List<Measurement> reading() throws IOException {
        assertThat(sensor.start()).isEqualTo(10);
        return bench.readAfter(10, sensor);
    }
}
