// SPDX-License-Identifier: EPL-2.0
package kura.sensor.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedSoil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoilComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final SoilComponent sensor = new SoilComponent();

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("kura.service.pid", "tomatoes", "bus", "1"));
    }

    @ParameterizedTest
    @CsvSource({"25.3, 800", "-12.5, 200", "0, 2000"})
    void givesTheSoilBack(double celsius, double moisture) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.SOIL_MOISTURE, moisture);

        var values = reading();

        assertThat(values.get(0).value()).isCloseTo(celsius, within(0.0001));
        assertThat(values.get(1).value()).isEqualTo(moisture);
    }

    @Test
    void waitsForAChipThatIsSlowerThanAnnounced() throws IOException {
        sensor.start();

        assertThat(sensor.read()).hasSize(2);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x36);

        assertThat(reading()).hasSize(2);
    }

    /** It does not acknowledge for half a second. */
    @Test
    void aResetInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        buses.bus("1").transfer(0x36, new byte[] {0x00, 0x7F, (byte) 0xFF}, new byte[0]);
        Bench.assertFails(Cause.NOT_ACKED, sensor::read);

        bench.skip(500);
        assertThat(reading()).hasSize(2);
    }

    /** It has forgotten what it was asked, and says only ones. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPowerLossWithinAReadingIsNoWrongValue(int step) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        buses.environment().hold(Quantity.SOIL_MOISTURE, 800);
        var left = new AtomicInteger(Integer.MAX_VALUE);
        I2cBus wires = buses.bus("1");
        sensor.setI2cBuses(name -> (address, out, in) -> {
            if (left.getAndDecrement() == 0) {
                buses.bus("1").attach(0x36, new SimulatedSoil(buses.environment(), bench.clock()));
            }
            wires.transfer(address, out, in);
        });
        sensor.start();
        bench.skip(5);
        left.set(step);

        if (step == 2) {
            var failure = catchThrowableOfType(SensorException.class, sensor::read);
            assertThat(failure.measured()).containsExactly(new Measurement(Quantity.SOIL_MOISTURE, 800));
        } else {
            assertThat(sensor.read().get(1).value()).isEqualTo(800);
        }
        assertThat(reading().get(0).value()).isEqualTo(20);
    }

    @Test
    void anotherAddressIsASetting() throws IOException {
        buses.bus("1").attach(0x39, new SimulatedSoil(buses.environment(), bench.clock()));
        sensor.configure(Map.of("bus", "1", "address", "0x39"));
        assertThat(reading()).hasSize(2);

        sensor.configure(Map.of("bus", "1", "address", 58));
        assertThat(sensor.remark()).startsWith("setting address is '58', allowed is a whole number from 54 to 57");
    }

    @Test
    void allThatItMeasuresCanBeCorrected() throws IOException {
        assertThat(reading()).isNotEmpty().allSatisfy(each -> {
            String quantity = each.quantity().name().toLowerCase(Locale.ROOT);
            assertThat(SoilComponent.Form.class).hasMethods(quantity + "_scale", quantity + "_offset");
        });
    }

    private List<Measurement> reading() throws IOException {
        assertThat(sensor.start()).isEqualTo(5);
        return bench.readAfter(5, sensor);
    }
}
