// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedMcp9808;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mcp9808ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SimulatedMcp9808 chip = new SimulatedMcp9808(buses.environment(), bench.clock());
    private final Mcp9808Component sensor = new Mcp9808Component();

    @BeforeEach
    void aFreshInstance() {
        buses.bus("1").attach(0x18, chip);
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("bus", "1"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {25.5, -10, 0, -0.0625, -40, 125})
    void givesTheTemperatureBack(double celsius) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);

        assertThat(reading()).isEqualTo(celsius);
    }

    @Test
    void followsTheTemperatureWithoutWaiting() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        reading();
        buses.environment().hold(Quantity.TEMPERATURE, 30);
        bench.skip(250);

        assertThat(sensor.read().get(0).value()).isEqualTo(30);
    }

    @Test
    void waitsForASlowChip() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        LongSupplier slow = () -> bench.clock().getAsLong() * 3 / 4;
        buses.bus("1").attach(0x18, new SimulatedMcp9808(buses.environment(), slow));

        assertThat(reading()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 250, 2000})
    void aPowerLossCostsOneReading(int millisAgo) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, -3);
        reading();
        chip.losePower();
        bench.skip(millisAgo);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(reading()).isEqualTo(-3);
    }

    @Test
    void aChipThatOthersHaveShutDownCostsOneReading() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        reading();
        buses.bus("1").transfer(0x18, new byte[] {1, 1, 0}, new byte[0]);
        buses.environment().hold(Quantity.TEMPERATURE, 30);
        bench.skip(250);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(reading()).isEqualTo(30);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x18);

        assertThat(reading()).isBetween(15.0, 30.0);
    }

    @Test
    void aBadSettingLeavesItWhereItIs() throws IOException {
        sensor.configure(Map.of("bus", "3", "address", 0x20));
        sensor.configure(Map.of("bus", "3", "temperature.offset", "warmer"));

        assertThat(sensor.line()).isEqualTo("i2c-1");
        assertThat(reading()).isBetween(15.0, 30.0);
    }

    private double reading() throws IOException {
        return bench.reading(sensor).get(0).value();
    }
}
