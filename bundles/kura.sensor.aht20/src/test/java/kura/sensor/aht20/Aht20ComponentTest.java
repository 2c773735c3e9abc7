// SPDX-License-Identifier: EPL-2.0
package kura.sensor.aht20;

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
import kura.simulator.SimulatedAht20;
import kura.simulator.SimulatedBuses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Aht20ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Aht20Component sensor = new Aht20Component();

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1"));
    }

    @AfterEach
    void leaveTheChipToTheNext() {
        sensor.stop();
    }

    @ParameterizedTest
    @CsvSource({"23.4, 0.45", "-25.5, 0.80", "-0.1, 0.05", "-39.9, 0.01", "84.9, 0.99"})
    void givesTheAirBack(double celsius, double ratio) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);

        var values = reading();

        assertThat(value(Quantity.TEMPERATURE, values)).isCloseTo(celsius, within(0.0003));
        assertThat(value(Quantity.RELATIVE_HUMIDITY, values)).isCloseTo(ratio, within(0.0001));
    }

    @Test
    void findsAChipThatIsPluggedInLaterAndAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x38);

        assertThat(reading()).isNotEmpty();
    }

    @Test
    void readsAnAht10IfToldThatItIsOne() throws IOException {
        buses.bus("1").attach(0x38, SimulatedAht20.aht10(buses.environment(), bench.clock()));
        buses.environment().hold(Quantity.TEMPERATURE, -12.5);
        assertFails(Cause.NOT_ACKED, sensor::start); // does not know how it is prepared

        sensor.configure(Map.of("bus", "1", "model", "aht10"));

        assertThat(value(Quantity.TEMPERATURE, reading())).isCloseTo(-12.5, within(0.001));
    }

    @Test
    void refusesAModelThatItDoesNotKnow() {
        sensor.configure(Map.of("bus", "1", "model", "aht30"));

        assertThat(sensor.remark())
                .isEqualTo("setting model is 'aht30', allowed is aht20 or aht10; what was set before stays");
    }

    @Test
    void waitsForAChipThatIsSlowerThanAnnounced() throws IOException {
        sensor.start();

        assertThat(sensor.read()).hasSize(2);
    }

    @Test
    void powerLostInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        buses.bus("1").attach(0x38, SimulatedAht20.aht20(buses.environment(), bench.clock()));
        bench.skip(80);

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(reading()).hasSize(2);
    }

    private List<Measurement> reading() throws IOException {
        assertThat(sensor.start()).isEqualTo(80);
        return bench.readAfter(80, sensor);
    }
}
