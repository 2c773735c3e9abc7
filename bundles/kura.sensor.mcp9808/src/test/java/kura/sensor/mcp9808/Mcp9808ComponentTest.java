// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedMcp9808;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mcp9808ComponentTest {

    private final AtomicLong skipped = new AtomicLong();
    private final LongSupplier clock = () -> System.nanoTime() + skipped.get();
    private final SimulatedBuses buses = new SimulatedBuses(clock);
    private final SimulatedMcp9808 chip = new SimulatedMcp9808(buses.environment(), clock);
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
        skipped.addAndGet(250_000_000);

        assertThat(sensor.read().get(0).value()).isEqualTo(30);
    }

    @Test
    void waitsForASlowChip() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        buses.bus("1").attach(0x18, new SimulatedMcp9808(buses.environment(), () -> clock.getAsLong() * 3 / 4));

        assertThat(reading()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 250, 2000})
    void aPowerLossCostsOneReading(int millisAgo) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, -3);
        reading();
        chip.losePower();
        skipped.addAndGet(millisAgo * 1_000_000L);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(reading()).isEqualTo(-3);
    }

    @Test
    void aChipThatOthersHaveShutDownCostsOneReading() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        reading();
        buses.bus("1").transfer(0x18, new byte[] {1, 1, 0}, new byte[0]);
        buses.environment().hold(Quantity.TEMPERATURE, 30);
        skipped.addAndGet(250_000_000);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(reading()).isEqualTo(30);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        reading();
        buses.bus("1").detach(0x18);
        assertFails(Cause.NOT_ACKED, sensor::read);
        assertFails(Cause.NOT_ACKED, sensor::start);

        buses.bus("1").attach(0x18, chip);
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
        skipped.addAndGet(sensor.start() * 1_000_000L);
        return sensor.read().get(0).value();
    }

    private static void assertFails(Cause cause, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.reason())
                .isEqualTo(cause));
    }
}
