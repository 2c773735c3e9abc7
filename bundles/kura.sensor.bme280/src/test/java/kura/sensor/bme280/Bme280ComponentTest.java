// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBme280;
import kura.simulator.SimulatedBoschSpi;
import kura.simulator.SimulatedBuses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bme280ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Bme280Component sensor = new Bme280Component();

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.setSpiBuses(buses.spiBuses());
        sensor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1"));
    }

    @ParameterizedTest
    @CsvSource({"23.4, 0.45, 101325", "-25.5, 0.80, 95000", "-0.1, 0, 30100", "-39.9, 0.4, 90000", "84.9, 1, 109900"})
    void givesTheAirBackOnBothBuses(double celsius, double ratio, double pascals) throws IOException {
        buses.spi("9.0").attach(SimulatedBoschSpi.of(SimulatedBme280.bme280(buses.environment(), bench.clock())));
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);
        buses.environment().hold(Quantity.PRESSURE, pascals);

        for (String bus : List.of("1", "9.0")) {
            sensor.configure(Map.of("bus", bus, "oversampling", "16", "filter", 16));
            var values = reading(113);
            assertThat(values.get(0).value()).isCloseTo(celsius, within(0.001));
            assertThat(values.get(1).value()).isCloseTo(pascals, within(0.3));
            assertThat(values.get(2).value()).isCloseTo(ratio, within(0.0002));
        }
    }

    @Test
    void refusesABmp280UnlessItIsTheOneThatIsWanted() throws IOException {
        buses.bus("1").attach(0x77, SimulatedBme280.bmp280(buses.environment(), bench.clock()));

        sensor.configure(Map.of("bus", "1", "address", 0x77));
        assertThat(assertFails(Cause.WRONG_CHIP, sensor::start)).hasMessageContaining("BMP280 found: no humidity");

        sensor.configure(Map.of("bus", "1", "address", 0x77, "chip", "bmp280"));
        assertThat(reading(21)).hasSize(2);
    }

    @Test
    void aBadSettingLeavesEverythingAsItIs() {
        sensor.configure(Map.of("bus", "2", "sensor.name", "tomatoes"));
        sensor.configure(Map.of("bus", "3", "address", 0x75));
        sensor.configure(Map.of("bus", "3", "chip", "bmp180"));
        sensor.configure(Map.of("bus", "3", "oversampling", 3));
        sensor.configure(Map.of("bus", "3", "oversampling", 0));
        sensor.configure(Map.of("bus", "3", "filter", 32));

        assertThat(sensor.line()).isEqualTo("i2c-2");
        assertThat(sensor.name()).isEqualTo("tomatoes");
    }

    @Test
    void waitsForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(sensor.start()).isEqualTo(30);

        assertThat(sensor.read()).as("asked at once").hasSize(3);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x76);

        assertThat(reading(30)).hasSize(3);
    }

    @Test
    void losesAChipOnSpiThatIsPulledOutAndFindsItAgain() throws IOException {
        var chip = SimulatedBoschSpi.of(SimulatedBme280.bme280(buses.environment(), bench.clock()));
        sensor.configure(Map.of("bus", "9.0"));
        assertFails(Cause.ABSENT, sensor::start);
        buses.spi("9.0");
        assertFails(Cause.NOT_ACKED, sensor::start);
        buses.spi("9.0").attach(chip);
        reading(30);
        sensor.start();

        buses.spi("9.0").attach(null);
        assertFails(Cause.NOT_READY, sensor::read);
        assertFails(Cause.NOT_ACKED, sensor::start);

        buses.spi("9.0").attach(chip);
        assertThat(reading(30)).hasSize(3);
    }

    @Test
    void aResetInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        reset();

        assertFails(Cause.NOT_READY, sensor::read);
        assertThat(reading(30)).hasSize(3);
    }

    @Test
    void aResetBetweenReadingsCostsNone() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        reading(30);
        reset();
        buses.environment().hold(Quantity.TEMPERATURE, 30);

        assertThat(reading(30).get(0).value()).isCloseTo(30, within(0.001));
    }

    private void reset() throws IOException {
        buses.bus("1").transfer(0x76, new byte[] {(byte) 0xE0, (byte) 0xB6}, new byte[0]);
        bench.skip(10);
    }

    private List<Measurement> reading(int millis) throws IOException {
        assertThat(sensor.start()).isEqualTo(millis);
        return bench.readAfter(millis, sensor);
    }
}
