// SPDX-License-Identifier: EPL-2.0
package kura.sensor.sht3x;

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
import kura.simulator.SimulatedSht3x;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sht3xComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Sht3xComponent sensor = new Sht3xComponent();

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
    @CsvSource({"23.4, 0.45", "-25.5, 0.80", "-0.1, 0.05", "-39.9, 0", "84.9, 0.99"})
    void givesTheAirBack(double celsius, double ratio) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);

        var values = reading();

        assertThat(value(Quantity.TEMPERATURE, values)).isCloseTo(celsius, within(0.002));
        assertThat(value(Quantity.RELATIVE_HUMIDITY, values)).isCloseTo(ratio, within(0.0001));
    }

    @Test
    void findsAChipThatIsPluggedInLaterAndAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x44);

        assertThat(reading()).isNotEmpty();
    }

    @Test
    void refusesAnAddressThatTheChipCannotHave() {
        sensor.configure(Map.of("bus", "1", "address", 70));

        assertThat(sensor.remark())
                .isEqualTo(
                        "setting address is '70', allowed is a whole number from 68 to 69; what was set before stays");
    }

    @Test
    void powerLostInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        buses.bus("1").attach(0x44, new SimulatedSht3x(buses.environment(), bench.clock()));
        bench.skip(20);

        assertFails(Cause.NOT_ACKED, sensor::read);
        assertThat(reading()).hasSize(2);
    }

    @Test
    void freesAChipThatAnotherProgramLeftMeasuringAtIntervals() throws IOException {
        buses.named("1").transfer(0x44, new byte[] {0x21, 0x30}, new byte[0]);

        assertThat(reading()).hasSize(2);
    }

    @Test
    void refusesASht4x() {
        sensor.configure(Map.of("bus", "2"));

        assertFails(Cause.WRONG_CHIP, sensor::start);
    }

    private List<Measurement> reading() throws IOException {
        assertThat(sensor.start()).isEqualTo(16);
        return bench.readAfter(16, sensor);
    }
}
