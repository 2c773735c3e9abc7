// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedSi7021;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Si7021ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Si7021Component sensor = new Si7021Component();

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1"));
    }

    @ParameterizedTest
    @CsvSource({"23.4, 0.45", "-25.5, 0.80", "-0.1, 0.05", "-39.9, 0", "84.9, 0.99", "124.9, 1"})
    void givesTheAirBack(double celsius, double ratio) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);

        var values = reading();

        assertThat(values.get(0).value()).isCloseTo(celsius, within(0.011));
        assertThat(values.get(1).value()).isCloseTo(ratio, within(0.0001));
    }

    @Test
    void waitsForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(sensor.start()).isEqualTo(23);

        assertThat(sensor.read()).hasSize(2);
    }

    @Test
    void isNamedAfterItsInstanceUnlessASettingSaysOtherwise() {
        assertThat(sensor.name()).isEqualTo("greenhouse");

        sensor.configure(Map.of("kura.service.pid", "greenhouse", "sensor.name", "tomatoes"));

        assertThat(sensor.name()).isEqualTo("tomatoes");
    }

    @Test
    void aBadSettingLeavesItWhereItIs() {
        sensor.configure(Map.of("bus", "2", "sensor.name", "tomatoes"));
        sensor.configure(Map.of("bus", new String[] {"1"}, "sensor.name", "cucumbers"));
        sensor.configure(Map.of("bus", "3", "sensor.name", new String[] {"cucumbers"}));

        assertThat(sensor.line()).isEqualTo("i2c-2");
        assertThat(sensor.name()).isEqualTo("tomatoes");
    }

    @Test
    void findsAChipThatIsPluggedInLater() throws IOException {
        sensor.configure(Map.of("bus", "9"));
        assertFails(Cause.ABSENT, sensor::start);
        buses.bus("9");
        assertFails(Cause.NOT_ACKED, sensor::start);

        buses.bus("9").attach(0x40, new SimulatedSi7021(buses.environment(), bench.clock()));

        assertThat(reading()).hasSize(2);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x40);

        assertThat(reading()).hasSize(2);
    }

    @Test
    void powerLostInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        buses.bus("1").attach(0x40, new SimulatedSi7021(buses.environment(), bench.clock()));
        bench.skip(23);

        assertFails(Cause.NOT_ACKED, sensor::read);
        assertThat(reading()).hasSize(2);
    }

    @Test
    void twoCannotReadOneChip() throws IOException {
        reading();
        var second = new Si7021Component();
        second.setI2cBuses(buses);
        second.configure(Map.of("kura.service.pid", "second", "bus", "1"));

        assertThatThrownBy(second::start)
                .hasMessage(
                        "the sensor greenhouse reads the chip at i2c-1 0x40 already; delete one of the two, or change "
                                + "its bus or address");

        sensor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1", "sensor.name", "tomatoes"));
        assertThatThrownBy(second::start).hasMessageStartingWith("the sensor tomatoes reads the chip");
        sensor.stop();
        assertThat(second.start()).isEqualTo(23);
        second.stop();
    }

    @Test
    void whoIsAskedOnceMoreAfterItWasRemovedDoesNotTakeTheChip() throws IOException {
        sensor.stop();
        assertThatThrownBy(sensor::start).hasMessage("it was removed");

        var successor = new Si7021Component();
        successor.setI2cBuses(buses);
        successor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1"));
        assertThat(successor.start()).isEqualTo(23);
        successor.stop();
    }

    @Test
    void manyCanWaitForTheirBus() {
        for (int i = 0; i < 2; i++) {
            var waiting = new Si7021Component();
            waiting.setI2cBuses(buses);
            waiting.configure(Map.of("kura.service.pid", "waiting" + i));

            assertThatThrownBy(waiting::start).hasMessage("set the bus that the chip hangs on, for example 1");
        }
    }

    @Test
    void isOnNoSpiBus() {
        sensor.configure(Map.of("bus", "0.0"));

        assertThat(sensor.remark())
                .startsWith("setting bus is '0.0', allowed is number or name of an I²C bus: it is not on SPI");
    }

    @Test
    void saysWhatIsWrongWithItsSettingsUntilTheyAreGood() {
        sensor.configure(Map.of("bus", "1", "temperature.offset", "much"));
        assertThat(sensor.remark())
                .startsWith("setting temperature.offset is 'much', allowed is a number from ")
                .endsWith("what was set before stays");

        sensor.configure(Map.of("bus", "1", "temperature.offset", "0.5"));
        assertThat(sensor.remark()).isEmpty();
    }

    @Test
    void correctsWhatItMeasures() throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        sensor.configure(Map.of("bus", "1", "temperature.scale", 1.1, "temperature.offset", -0.5));

        assertThat(reading().get(0).value()).isCloseTo(21.5, within(0.02));
    }

    @Test
    void passesOnWhatTheChipHasToSay() throws IOException {
        var chip = new SimulatedSi7021(buses.environment(), bench.clock());
        chip.supplyLow(true);
        buses.bus("1").attach(0x40, chip);
        reading();
        assertThat(sensor.remark()).isEqualTo("Si7021 at 0x40: its supply voltage is too low; values may be wrong");

        buses.bus("1").detach(0x40);
        assertFails(Cause.NOT_ACKED, sensor::start);
        assertThat(sensor.remark()).as("this may be why it was lost").contains("supply");

        chip.supplyLow(false);
        buses.bus("1").attach(0x40, chip);
        reading();
        assertThat(sensor.remark()).isEmpty();
    }

    @Test
    void aCorrectionToWhatCannotBeIsAFailure() throws IOException {
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, 0.99);
        sensor.configure(Map.of("bus", "1", "relative.humidity.offset", 0.05));
        assertThat(reading().get(1).value()).isEqualTo(1);

        sensor.configure(Map.of("bus", "1", "relative.humidity.scale", 10));
        assertThatThrownBy(this::reading).hasMessageStartingWith("relative_humidity_ratio is corrected to 9.");
        sensor.configure(Map.of("bus", "1", "temperature.offset", -500));
        assertThatThrownBy(this::reading).hasMessageEndingWith("which cannot be: check factor and offset");
    }

    @Test
    void saysThatThereIsNoDriver() {
        sensor.unsetI2cBuses(buses);

        assertFails(Cause.ABSENT, sensor::start);
    }

    private List<Measurement> reading() throws IOException {
        assertThat(sensor.start()).isEqualTo(23);
        return bench.readAfter(23, sensor);
    }
}
