// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kura.bus.BusException;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.SimulatedBme680;
import kura.simulator.SimulatedBoschSpi;
import kura.simulator.SimulatedBuses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bme680ComponentTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Bme680Component sensor = new Bme680Component();

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("kura.service.pid", "greenhouse", "bus", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "23.4, 0.45, 101325, 120000",
        "-25.5, 0.80, 95000, 1000000",
        "-0.1, 0.05, 30100, 2000",
        "-39.9, 0.20, 90000, 50000",
        "84.9, 0.99, 109900, 8000000"
    })
    void givesTheAirBack(double celsius, double ratio, double pascals, double ohms) throws IOException {
        buses.bus("1").attach(0x76, SimulatedBme680.bme688(buses.environment(), bench.clock()));
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);
        buses.environment().hold(Quantity.PRESSURE, pascals);
        buses.environment().hold(Quantity.GAS_RESISTANCE, ohms);

        for (int address : new int[] {0x76, 0x77}) {
            sensor.configure(Map.of("bus", "1", "address", address));
            var values = reading(183);
            assertThat(values.get(0).value()).isCloseTo(celsius, within(0.001));
            assertThat(values.get(1).value()).isCloseTo(pascals, within(0.2));
            assertThat(values.get(2).value()).isCloseTo(ratio, within(0.0002));
            assertThat(values.get(3).value()).isCloseTo(ohms, within(ohms * 0.002));
        }
    }

    @ParameterizedTest
    @CsvSource({"-25.5, 0.80, 95000", "-39.9, 0.20, 90000", "-0.1, 0.05, 30100", "84.9, 0.99, 109900"})
    void givesTheAirBackOnSpi(double celsius, double ratio, double pascals) throws IOException {
        sensor.setSpiBuses(buses.spiBuses());
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, ratio);
        buses.environment().hold(Quantity.PRESSURE, pascals);
        buses.spi("9.0").attach(SimulatedBoschSpi.of(SimulatedBme680.bme680(buses.environment(), bench.clock())));
        buses.spi("9.1").attach(SimulatedBoschSpi.of(SimulatedBme680.bme688(buses.environment(), bench.clock())));

        for (String bus : List.of("9.0", "9.1")) {
            sensor.configure(Map.of("bus", bus));
            var values = reading(183);
            assertThat(values.get(0).value()).isCloseTo(celsius, within(0.001));
            assertThat(values.get(1).value()).isCloseTo(pascals, within(0.2));
            assertThat(values.get(2).value()).isCloseTo(ratio, within(0.0002));
        }
    }

    @Test
    void waitsForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(reading(183 - 20)).hasSize(4);
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
        sensor.configure(Map.of("bus", "3", "sensor.name", "cucumbers", "address", 0x40));
        sensor.configure(Map.of("bus", "3", "sensor.name", "cucumbers", "address", "abc"));
        sensor.configure(Map.of("bus", new String[] {"1"}, "sensor.name", "cucumbers"));

        assertThat(sensor.line()).isEqualTo("i2c-2");
        assertThat(sensor.name()).isEqualTo("tomatoes");
    }

    @Test
    void heatsAsSet() throws IOException {
        sensor.configure(Map.of("bus", "1", "heater.temperature", 250, "heater.time", 1000));
        assertThat(reading(1033)).hasSize(4);

        sensor.configure(Map.of("bus", "1", "heater.temperature", 0));
        assertThat(reading(33)).hasSize(3);

        sensor.configure(Map.of("bus", "1", "heater.temperature", 401));
        sensor.configure(Map.of("bus", "1", "heater.time", 4001));
        assertThat(reading(33)).hasSize(3);
    }

    @Test
    void keepsTheAirWhereTheHeaterDidNotGetHot() throws IOException {
        sensor.configure(Map.of("bus", "1", "heater.time", 5, "temperature.offset", -1));
        buses.environment().hold(Quantity.TEMPERATURE, 20);
        bench.skip(sensor.start());

        assertThatThrownBy(sensor::read).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(Cause.NOT_READY);
            assertThat(e.measured()).hasSize(3);
            assertThat(e.measured().get(0).value()).as("corrected").isCloseTo(19, within(0.001));
        });
    }

    @Test
    void touchesNothingBeforeItIsToldWhere() {
        var fresh = new Bme680Component();
        fresh.setI2cBuses(buses);
        fresh.configure(Map.of("kura.service.pid", "fresh"));

        assertThat(fresh.name()).isEqualTo("fresh");
        assertFails(Cause.NOT_CONFIGURED, fresh::start);
    }

    @Test
    void touchesNothingWhenItStartsWithAWrongSetting() {
        var wrong = new Bme680Component();
        wrong.setI2cBuses(buses);
        wrong.configure(Map.of("kura.service.pid", "wrong", "bus", "1", "address", 999));

        assertThat(wrong.name()).isEqualTo("wrong");
        assertFails(Cause.NOT_CONFIGURED, wrong::start);
    }

    @Test
    void givesTheCauseThatTheBusGave() {
        for (var kind : BusException.Kind.values()) {
            buses.bus("1").fail(kind);
            assertFails(Cause.valueOf(kind.name()), sensor::start);
        }
    }

    @Test
    void followsTheDriverThatIsInForce() throws IOException {
        reading(183);
        sensor.setI2cBuses(new SimulatedBuses(bench.clock()));
        buses.bus("1").detach(0x77);

        assertThat(reading(183)).hasSize(4);
    }

    @Test
    void findsAChipThatIsPluggedInLater() throws IOException {
        sensor.configure(Map.of("bus", "9"));
        assertFails(Cause.ABSENT, sensor::start);
        buses.bus("9");
        assertFails(Cause.NOT_ACKED, sensor::start);

        buses.bus("9").attach(0x77, SimulatedBme680.bme680(buses.environment(), bench.clock()));

        assertThat(reading(183)).hasSize(4);
    }

    @Test
    void losesAChipThatIsPulledOutAndFindsItAgain() throws IOException {
        bench.assertLoses(sensor, "1", 0x77);

        assertThat(reading(183)).hasSize(4);
    }

    @Test
    void aResetInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        buses.bus("1").transfer(0x77, new byte[] {(byte) 0xE0, (byte) 0xB6}, new byte[0]);
        bench.skip(183);

        assertFails(Cause.NOT_READY, sensor::read);
        assertThat(reading(183)).hasSize(4);
    }

    @Test
    void saysThatThereIsNoDriver() {
        sensor.unsetI2cBuses(buses);

        assertFails(Cause.ABSENT, sensor::start);
    }

    @Test
    void allThatItMeasuresCanBeCorrected() throws IOException {
        assertThat(bench.reading(sensor)).isNotEmpty().allSatisfy(each -> {
            String quantity = each.quantity().name().toLowerCase(Locale.ROOT);
            assertThat(Bme680Component.Form.class).hasMethods(quantity + "_scale", quantity + "_offset");
        });
    }

    private List<Measurement> reading(int millis) throws IOException {
        assertThat(sensor.start()).isBetween(millis, millis + 20);
        return bench.readAfter(millis, sensor);
    }
}
