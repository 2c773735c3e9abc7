// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedLm75;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Lm75ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SimulatedLm75 tmp105 = SimulatedLm75.tmp105(buses.environment(), bench.clock());
    private final Lm75Component sensor = new Lm75Component();

    @BeforeEach
    void aTmp105OnABusOfItsOwn() {
        buses.bus("9").attach(0x49, tmp105);
        buses.bus("9").attach(0x4A, SimulatedLm75.tmp102(buses.environment(), bench.clock()));
        buses.bus("9").attach(0x4B, SimulatedLm75.tmp117(buses.environment(), bench.clock()));
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("bus", "9", "address", 0x49, "chip", "tmp105"));
    }

    @ParameterizedTest
    @CsvSource({"-10", "25.5", "120", "0", "-0.0625", "-55", "127.9375"})
    void givesTheTemperatureBack(double celsius) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);

        assertThat(reading()).isEqualTo(celsius);
        for (var place : new String[][] {{"tmp102", "74"}, {"tmp117", "75"}}) {
            sensor.configure(Map.of("bus", "9", "chip", place[0], "address", place[1]));
            assertThat(reading()).isEqualTo(celsius);
        }
    }

    @Test
    void theOneOfTheCatalogueNeedsNoSettingButItsBus() throws IOException {
        sensor.configure(Map.of("bus", "2"));

        buses.environment().hold(Quantity.TEMPERATURE, -20.26);

        assertThat(reading()).isEqualTo(-20.5);
    }

    /** As slow as its datasheet allows; it shows 0 °C, or −256, until the first conversion is over. */
    @ParameterizedTest
    @CsvSource({"lm75, 0.34", "tmp105, 0.72", "tmp102, 0.75", "tmp117, 0.89"})
    void waitsForASlowChip(String chip, double speed) throws IOException {
        var slow = new AtomicLong();
        var environment = buses.environment();
        environment.hold(Quantity.TEMPERATURE, 21);
        buses.bus("9")
                .attach(
                        0x48,
                        switch (chip) {
                            case "tmp105" -> SimulatedLm75.tmp105(environment, slow::get);
                            case "tmp102" -> SimulatedLm75.tmp102(environment, slow::get);
                            case "tmp117" -> SimulatedLm75.tmp117(environment, slow::get);
                            default -> SimulatedLm75.lm75(environment, slow::get);
                        });
        sensor.configure(Map.of("bus", "9", "chip", chip));
        slow.addAndGet((long) (sensor.start() * 1e6 * speed));

        assertThat(sensor.read().get(0).value()).isEqualTo(21);
    }

    @Test
    void followsTheTemperatureWithoutWaiting() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        reading();
        buses.environment().hold(Quantity.TEMPERATURE, 30);
        bench.skip(308);

        assertThat(sensor.start()).isZero();
        assertThat(sensor.read().get(0).value()).isEqualTo(30);
    }

    @Test
    void aPowerLossCostsOneReading() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 21.0625);
        reading();
        sensor.start();
        tmp105.losePower();

        assertFails(Cause.IMPLAUSIBLE, sensor::read);
        assertThat(reading()).isEqualTo(21.0625);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "9", 0x49);

        assertThat(reading()).isCloseTo(buses.environment().value(Quantity.TEMPERATURE), within(0.5));
    }

    @Test
    void refusesAChipOfAnotherKind() {
        sensor.configure(Map.of("bus", "9", "address", 0x4A, "chip", "lm75"));
        assertFails(Cause.WRONG_CHIP, sensor::start);
        sensor.configure(Map.of("bus", "9", "address", 0x49, "chip", "tmp102"));
        assertFails(Cause.WRONG_CHIP, sensor::start);
        sensor.configure(Map.of("bus", "9", "address", 0x4B, "chip", "tmp75"));
        assertFails(Cause.WRONG_CHIP, sensor::start);
    }

    @Test
    void aBadSettingLeavesItWhereItIs() throws IOException {
        sensor.configure(Map.of("bus", "3", "chip", "tmp107"));
        sensor.configure(Map.of("bus", "3", "chip", "tmp117", "address", 0x4C));
        sensor.configure(Map.of("bus", "3", "address", 0x50));

        assertThat(sensor.line()).isEqualTo("i2c-9");
        assertThat(reading()).isNotNaN();
    }

    private double reading() throws IOException {
        return bench.reading(sensor).get(0).value();
    }
}
