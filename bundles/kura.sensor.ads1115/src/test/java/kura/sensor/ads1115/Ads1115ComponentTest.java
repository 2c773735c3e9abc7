// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedAds1115;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedLm75;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ads1115ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SimulatedAds1115 chip = SimulatedAds1115.ads1115(buses.environment(), bench.clock());
    private final Ads1115Component sensor = new Ads1115Component();

    @BeforeEach
    void aFreshInstance() {
        buses.bus("1").attach(0x48, chip);
        sensor.setI2cBuses(buses);
        configure();
    }

    @Test
    void measuresFourVoltagesUnlessToldOtherwise() throws IOException {
        buses.environment().hold(Quantity.VOLTAGE, 3);

        var values = bench.reading(sensor);

        assertThat(values).extracting(Measurement::input).containsExactly("a0", "a1", "a2", "a3");
        assertThat(values).extracting(Measurement::quantity).containsOnly(Quantity.VOLTAGE);
        for (int i = 0; i < 4; i++) {
            assertThat(values.get(i).value()).isCloseTo(3.0 / (i + 1), within(0.0000626));
        }
    }

    @ParameterizedTest
    @CsvSource({"6.144, -0.3", "6.144, 6.1435", "2.048, 2.0479", "0.256, 0.1", "0.256, -0.25599", "1.024, 0"})
    void givesTheVoltageBack(double range, double volts) throws IOException {
        chip.hold(2, volts);
        configure("input1.terminals", "a2", "input1.range", range, "input3.terminals", "none");

        assertThat(bench.reading(sensor).get(0).value()).isCloseTo(volts, within(range / 65536 + 1e-9));
    }

    @Test
    void measuresTheDifferenceOfTwoTerminals() throws IOException {
        chip.hold(0, 1);
        chip.hold(1, 1.5);
        configure("input2.terminals", "a0-a1", "input2.range", "1.024");

        assertThat(bench.reading(sensor).get(1)).isEqualTo(new Measurement(Quantity.VOLTAGE, "a0-a1", -0.5));
    }

    @Test
    void scalesATransmittersCurrent() throws IOException {
        chip.hold(3, 0.012 * 165);
        configure(
                "input4.signal", "current-loop",
                "input4.shunt", 165,
                "input4.quantity", "temperature",
                "input4.low.value", -50,
                "input4.high.value", 150);

        var value = bench.reading(sensor).get(3);

        assertThat(value.quantity()).isEqualTo(Quantity.TEMPERATURE);
        assertThat(value.input()).isEqualTo("a3");
        assertThat(value.value()).isCloseTo(50, within(0.01));
    }

    @Test
    void scalesAVoltage() throws IOException {
        chip.hold(0, 2.5);
        configure(
                "input1.quantity",
                "relative-humidity",
                "input1.low.volts",
                0.5,
                "input1.high.volts",
                4.5,
                "input1.low.value",
                0,
                "input1.high.value",
                1);

        assertThat(bench.reading(sensor).get(0).value()).isCloseTo(0.5, within(0.0001));
    }

    @Test
    void aBrokenWireAndASaturatedInputLeaveTheOthers() throws IOException {
        chip.hold(0, 0);
        chip.hold(1, 5);
        configure("input1.signal", "current-loop");

        assertThatThrownBy(() -> bench.reading(sensor))
                .hasMessageContaining("a0: 0.0 mA, the wire is broken")
                .hasMessageContaining("a1: beyond its range of 4.096 V")
                .isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.measured())
                        .extracting(Measurement::input)
                        .containsExactly("a2", "a3"));
    }

    @ParameterizedTest
    @CsvSource({"2.048, 2.0459", "2.048, -0.3", "0.256, -0.2559", "4.096, 0"})
    void anAds1015IsFasterAndCoarser(double range, double volts) throws IOException {
        var ads1015 = ads1015(bench.clock());
        ads1015.hold(2, volts);
        configure("address", 0x49, "chip", "ads1015", "rate", 3300, "input3.range", range);

        assertThat(sensor.start()).isEqualTo(1);
        assertThat(sensor.read().get(2).value()).isCloseTo(volts, within(range / 4096 + 1e-9));
    }

    @Test
    void aSlowAds1015IsWaitedFor() throws IOException {
        ads1015(() -> bench.clock().getAsLong() * 3 / 5);
        configure("address", 0x49, "chip", "ads1015", "rate", 128);

        assertThat(bench.reading(sensor)).hasSize(4);
    }

    @Test
    void anAds1015ThatLosesItsPowerOrIsPulledOutComesBack() throws IOException {
        var ads1015 = ads1015(bench.clock());
        configure("address", 0x49, "chip", "ads1015");
        sensor.start();
        ads1015.losePower();
        assertFails(Cause.IMPLAUSIBLE, sensor::read);

        sensor.start();
        buses.bus("1").detach(0x49);
        assertFails(Cause.NOT_ACKED, sensor::read);

        buses.bus("1").attach(0x49, ads1015);
        assertThat(bench.reading(sensor)).hasSize(4);
    }

    /** What is 128 a second for the one is 8 for the other. */
    @Test
    void anAds1115ThatIsTakenForAnAds1015IsTooSlow() {
        configure("chip", "ads1015");

        assertFails(Cause.NOT_READY, () -> bench.reading(sensor));
    }

    @Test
    void aPowerLossInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        chip.losePower();

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(bench.reading(sensor)).hasSize(4);
    }

    /** Before each register is read, of all four inputs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14})
    void aPowerLossWithinAReadingIsNotZeroVolts(int step) throws IOException {
        bench.skip(sensor.start());
        buses.bus("1").after(step, chip::losePower);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(bench.reading(sensor)).hasSize(4);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x48);

        assertThat(bench.reading(sensor)).hasSize(4);
    }

    @Test
    void anLm75IsNoAds1115() {
        buses.bus("1").attach(0x48, SimulatedLm75.tmp105(buses.environment(), bench.clock()));

        assertFails(Cause.WRONG_CHIP, sensor::start);
    }

    @ParameterizedTest
    @CsvSource({
        "rate, 3300",
        "rate, 100",
        "chip, ads1118",
        "address, 76",
        "input1.terminals, a1",
        "input1.terminals, a1-a2",
        "input2.range, 3.3",
        "input2.quantity, euros",
        "input3.signal, 0-20-ma",
        "input3.low.volts, 1",
        "input4.high.value, much"
    })
    void aBadSettingLeavesItWhereItIs(String key, String value) throws IOException {
        sensor.configure(Map.of("bus", "3", key, value));

        assertThat(sensor.line()).isEqualTo("i2c-1");
        assertThat(bench.reading(sensor)).hasSize(4);
    }

    @Test
    void refusesAShuntThatMakesMoreThanTheRange() {
        configure("bus", "3", "input1.signal", "current-loop", "input1.shunt", 250);
        assertThat(sensor.line()).isEqualTo("i2c-1");

        configure("bus", "3", "input1.signal", "current-loop", "input1.shunt", 250, "input1.range", 6.144);
        assertThat(sensor.line()).isEqualTo("i2c-3");
    }

    @Test
    void oneInputHasToMeasure() {
        var none = new HashMap<String, Object>(Map.of("bus", "3"));
        for (int i = 1; i <= 4; i++) {
            none.put("input" + i + ".terminals", "none");
        }

        sensor.configure(none);

        assertThat(sensor.line()).isEqualTo("i2c-1");
    }

    private SimulatedAds1115 ads1015(LongSupplier clock) {
        var ads1015 = SimulatedAds1115.ads1015(buses.environment(), clock);
        buses.bus("1").attach(0x49, ads1015);
        return ads1015;
    }

    private void configure(Object... keysAndValues) {
        var settings = new HashMap<String, Object>(Map.of("bus", "1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        sensor.configure(settings);
    }
}
