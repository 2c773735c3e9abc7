// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedIna219;
import kura.simulator.SimulatedIna226;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ina219ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SimulatedIna219 chip = new SimulatedIna219(buses.environment(), bench.clock());
    private final Ina219Component sensor = new Ina219Component();

    @BeforeEach
    void aFreshInstance() {
        buses.bus("2").attach(0x40, chip);
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("bus", "2"));
    }

    @ParameterizedTest
    @CsvSource({"12, 1.5", "3.3, -0.25", "0, 0", "26, 3.1999", "5, -3.1999"})
    void givesTheSupplyBack(double volts, double amperes) throws IOException {
        buses.environment().hold(Quantity.VOLTAGE, volts);
        buses.environment().hold(Quantity.CURRENT, amperes);

        var values = bench.reading(sensor);

        assertThat(values.get(0).value()).isCloseTo(volts, within(0.002));
        assertThat(values.get(1).value()).isCloseTo(amperes, within(0.00005));
        assertThat(values.get(2).value()).isCloseTo(volts * amperes, within(0.01));
    }

    @Test
    void waitsForAChipThatIsSlowerThanAnnounced() throws IOException {
        sensor.start();

        assertThat(sensor.read()).hasSize(3);
    }

    @Test
    void aCurrentBeyondTheRangeIsNoNumber() throws IOException {
        sensor.configure(Map.of("bus", "2", "current.most", 0.4));
        buses.environment().hold(Quantity.CURRENT, 0.5);

        assertThatThrownBy(() -> bench.reading(sensor))
                .isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.measured())
                        .extracting(Measurement::quantity)
                        .containsExactly(Quantity.VOLTAGE));
    }

    @Test
    void aPowerLossCostsOneReadingAtMost() throws IOException {
        buses.environment().hold(Quantity.CURRENT, -1);
        sensor.start();
        chip.losePower();
        assertFails(Cause.IMPLAUSIBLE, sensor::read);

        bench.reading(sensor);
        chip.losePower();
        assertThat(bench.reading(sensor).get(1).value()).isEqualTo(-1);
    }

    /** Before the first, the second or the third register is read. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPowerLossWithinAReadingIsNeitherZeroVoltsNorZeroAmperes(int step) throws IOException {
        bench.skip(sensor.start());
        buses.bus("2").after(step, chip::losePower);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(bench.reading(sensor)).hasSize(3);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "2", 0x40);

        assertThat(bench.reading(sensor)).hasSize(3);
    }

    @Test
    void aSi7021AndAnIna226AreNoIna219() {
        sensor.configure(Map.of("bus", "1"));
        assertFails(Cause.NOT_ACKED, sensor::start); // a Si7021 does not know the register

        buses.bus("2").attach(0x40, new SimulatedIna226(buses.environment(), bench.clock()));
        sensor.configure(Map.of("bus", "2"));
        assertFails(Cause.WRONG_CHIP, sensor::start);
    }

    @Test
    void aBadSettingLeavesItWhereItIs() throws IOException {
        sensor.configure(Map.of("bus", "3", "shunt", 0));
        sensor.configure(Map.of("bus", "3", "current.most", 3.21));
        sensor.configure(Map.of("bus", "3", "shunt", "0.01", "current.most", "33"));
        sensor.configure(Map.of("bus", "3", "samples", "100"));
        sensor.configure(Map.of("bus", "3", "address", 0x50));

        assertThat(sensor.line()).isEqualTo("i2c-2");
        assertThat(bench.reading(sensor)).hasSize(3);
    }

    @Test
    void allThatItMeasuresCanBeCorrected() throws IOException {
        assertThat(bench.reading(sensor)).isNotEmpty().allSatisfy(each -> {
            String quantity = each.quantity().name().toLowerCase(Locale.ROOT);
            assertThat(Ina219Component.Form.class).hasMethods(quantity + "_scale", quantity + "_offset");
        });
    }
}
