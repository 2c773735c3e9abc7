// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31855;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedMax31855;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Max31855ComponentTest {

    private final AtomicLong clock = new AtomicLong();
    private final SimulatedBuses buses = new SimulatedBuses(clock::get);
    private final Max31855Component sensor = new Max31855Component();

    @BeforeEach
    void aFreshInstance() {
        sensor.setSpiBuses(buses.spiBuses());
        sensor.configure(Map.of("kura.service.pid", "furnace", "bus", "spidev0.0"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -0.3, 25, 123.4})
    void givesTheTemperatureBack(double celsius) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);

        var values = reading();

        assertThat(values.get(0).value()).isCloseTo(celsius, within(0.125));
        assertThat(values.get(1).value()).isCloseTo(celsius + 2, within(0.032));
    }

    @Test
    void tellsThatTheThermocoupleIsBrokenUntilItIsMended() throws IOException {
        var chip = new SimulatedMax31855(buses.environment(), clock::get);
        buses.spi("0.0").attach(chip);
        chip.fault(1);

        var failure = catchThrowableOfType(SensorException.class, this::reading);
        assertThat(failure).hasMessageEndingWith("is open: broken, or not connected");
        assertThat(failure.measured()).extracting(Measurement::input).containsExactly("cold_junction");

        chip.fault(0);
        assertThat(reading()).hasSize(2);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        reading();
        buses.spi("0.0").attach(null);
        assertThatThrownBy(this::reading)
                .hasMessage("no MAX31855 on SPI: all bits read 0")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.NOT_ACKED));

        buses.spi("0.0").attach(new SimulatedMax31855(buses.environment(), clock::get));
        assertThat(reading()).hasSize(2);
    }

    @Test
    void isRefusedWhereAnotherChipIs() {
        sensor.configure(Map.of("bus", "0.1"));

        assertThatThrownBy(this::reading).isInstanceOf(SensorException.class);
    }

    @Test
    void aBadBusIsRefusedInWords() {
        sensor.configure(Map.of("bus", "1"));

        assertThat(sensor.remark())
                .startsWith("setting bus is '1', allowed is bus and chip select, for example 0.0, or nothing");
        assertThat(sensor.line()).isEqualTo("spi-0.0");
    }

    @Test
    void correctsWhatItMeasures() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        sensor.configure(Map.of("bus", "0.0", "temperature.offset", 1.5));

        assertThat(reading().get(0).value()).isEqualTo(21.5);
    }

    private List<Measurement> reading() throws IOException {
        clock.addAndGet(100_000_000);
        assertThat(sensor.start()).isZero();
        return sensor.read();
    }
}
