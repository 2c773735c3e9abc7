// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxDevicesTest {

    private static final String BME280 = "bus/iio/devices/iio:device0/";

    @TempDir
    Path folder;

    private final List<String> leftOut = new ArrayList<>();
    private final Finder all = new Finder(true, true, true, true, Names.of(""), device -> leftOut.add(device.name()));
    private Sys sys;

    @BeforeEach
    void anEmptyMachine() {
        sys = new Sys(folder);
    }

    @Test
    void aMachineWithoutSensorsHasNone() {
        assertThat(all.find(folder)).isEmpty();
    }

    @Test
    void valuesOfIioAreTurnedIntoBaseUnits() throws IOException {
        bme280();
        sys.file(BME280 + "in_temp_input", "21500")
                .file(BME280 + "in_humidityrelative_input", "45678")
                .file(BME280 + "in_pressure_input", "101.325");

        Device device = only();

        assertThat(device.name()).isEqualTo("bme280-1-0076");
        assertThat(value(device, Quantity.TEMPERATURE)).isCloseTo(21.5, within(1e-9));
        assertThat(value(device, Quantity.RELATIVE_HUMIDITY)).isCloseTo(0.45678, within(1e-9));
        assertThat(value(device, Quantity.PRESSURE)).isCloseTo(101_325, within(1e-6));
    }

    @Test
    void anOldDriverThatGivesHectopascalsIsSeenThrough() throws IOException {
        bme280();
        sys.file(BME280 + "name", "bme680").file(BME280 + "in_pressure_input", "1013.25");

        assertThat(value(only(), Quantity.PRESSURE)).isCloseTo(101_325, within(1e-6));
    }

    @Test
    void aPressureThatIsNotOfTheAirIsLeftAsItIs() throws IOException {
        bme280();
        sys.file(BME280 + "name", "hsc030pa").file(BME280 + "in_pressure_input", "600");

        assertThat(value(only(), Quantity.PRESSURE)).isEqualTo(600_000);
    }

    @Test
    void rawValuesOfAnUnknownScaleAreNotShown() {
        bme280();
        sys.file(BME280 + "in_voltage0_raw", "1234").file(BME280 + "in_temp_scale", "2");

        assertThat(all.find(folder)).isEmpty();
    }

    @Test
    void aScaleThatGoesAwayTakesTheValueAlong() throws IOException {
        bme280();
        sys.file(BME280 + "in_voltage0_raw", "1234").file(BME280 + "in_voltage_scale", "2");
        Device device = only();

        sys.remove(BME280 + "in_voltage_scale");

        assertFails(Cause.ABSENT, device);
    }

    @Test
    void aNumberThatAnotherDeviceGotIsNotTakenForTheFirst() throws IOException {
        sys.link("class/hwmon/hwmon3", "devices/i2c-1/1-0048/hwmon/hwmon3")
                .link("class/hwmon/hwmon3/device", "devices/i2c-1/1-0048");
        sys.file("class/hwmon/hwmon3/name", "lm75").file("class/hwmon/hwmon3/temp1_input", "20000");
        Device first = only();
        var before = all.find(folder).keySet();

        sys.remove("devices/i2c-1/1-0048/hwmon/hwmon3/temp1_input");
        sys.remove("class/hwmon/hwmon3");
        sys.link("class/hwmon/hwmon3", "devices/i2c-1/1-0049/hwmon/hwmon3")
                .link("class/hwmon/hwmon3/device", "devices/i2c-1/1-0049");
        sys.file("class/hwmon/hwmon3/name", "lm75").file("class/hwmon/hwmon3/temp1_input", "99000");

        assertFails(Cause.ABSENT, first);
        assertThat(only().name()).isEqualTo("lm75-1-0049");

        sys.link("class/hwmon/hwmon5", "devices/i2c-1/1-0048/hwmon/hwmon5")
                .link("class/hwmon/hwmon5/device", "devices/i2c-1/1-0048");
        sys.file("class/hwmon/hwmon5/name", "lm75").file("class/hwmon/hwmon5/temp1_input", "21000");
        assertThat(all.find(folder).keySet()).hasSize(2).doesNotContainAnyElementsOf(before);
    }

    @Test
    void theResistanceOfABme680IsThatOfItsGasSensor() throws IOException {
        bme280();
        sys.file(BME280 + "name", "bme680").file(BME280 + "in_resistance_input", "12500");

        assertThat(value(only(), Quantity.GAS_RESISTANCE)).isEqualTo(12_500);
    }

    @Test
    void rawValuesAreShiftedThenScaled() throws IOException {
        String adc = "bus/iio/devices/iio:device1/";
        sys.link("bus/iio/devices/iio:device1", "devices/platform/soc/adc0/iio:device1");
        sys.file(adc + "name", "adc")
                .file(adc + "in_voltage0_raw", "1000")
                .file(adc + "in_voltage1_raw", "2000")
                .file(adc + "in_voltage1_offset", "-500")
                .file(adc + "in_voltage1_label", "tank")
                .file(adc + "in_voltage_scale", "0.5")
                .file(adc + "in_voltage-voltage_scale", "0.25")
                .file(adc + "in_voltage0-voltage1_raw", "-1000");

        assertThat(only().read())
                .containsExactly(
                        new Measurement(Quantity.VOLTAGE, "voltage0", 0.5),
                        new Measurement(Quantity.VOLTAGE, "voltage0-voltage1", -0.25),
                        new Measurement(Quantity.VOLTAGE, "tank", 0.75));
    }

    @Test
    void hardwareMonitoringHasItsOwnUnitsAndLabels() throws IOException {
        String chip = "class/hwmon/hwmon3/";
        sys.link("class/hwmon/hwmon3", "devices/platform/board/hwmon/hwmon3")
                .link("class/hwmon/hwmon3/device", "devices/platform/board");
        sys.file(chip + "name", "ina3221")
                .file(chip + "temp1_input", "-5250")
                .file(chip + "in1_input", "12034")
                .file(chip + "in1_label", "VIN")
                .file(chip + "in2_input", "5012")
                .file(chip + "curr1_input", "1500")
                .file(chip + "power1_input", "18051000")
                .file(chip + "energy1_input", "2500000")
                .file(chip + "humidity1_input", "40000")
                .file(chip + "fan1_input", "1480");

        Device device = only();

        assertThat(device.name()).isEqualTo("ina3221-board");
        assertThat(device.read())
                .extracting(
                        each -> each.quantity() + " " + each.input() + " " + Math.round(each.value() * 1000) / 1000.0)
                .containsExactlyInAnyOrder(
                        "TEMPERATURE  -5.25",
                        "VOLTAGE VIN 12.034",
                        "VOLTAGE in2 5.012",
                        "CURRENT  1.5",
                        "POWER  18.051",
                        "ENERGY  2.5",
                        "RELATIVE_HUMIDITY  0.4",
                        "ROTATION  1480.0");
    }

    @Test
    void anInputThatTheChipCallsBrokenFailsAlone() {
        String chip = "class/hwmon/hwmon0/";
        sys.file(chip + "name", "lm90")
                .file(chip + "temp1_input", "30000")
                .file(chip + "temp2_input", "0")
                .file(chip + "temp2_fault", "1");

        var failure = catchThrowableOfType(SensorException.class, only()::read);

        assertThat(failure.reason()).isEqualTo(Cause.IMPLAUSIBLE);
        assertThat(failure).hasMessageEndingWith("temp2_fault: the chip says that this input is broken");
        assertThat(failure.measured()).containsExactly(new Measurement(Quantity.TEMPERATURE, "temp1", 30));
    }

    @Test
    void aThermalZoneThatHwmonShowsTooIsShownOnce() throws IOException {
        sys.file("class/thermal/thermal_zone0/type", "cpu-thermal")
                .file("class/thermal/thermal_zone0/temp", "48312")
                .file("class/thermal/thermal_zone1/type", "acpitz")
                .file("class/thermal/thermal_zone1/temp", "27800")
                .file("class/thermal/thermal_zone1/hwmon1/name", "acpitz");

        assertThat(only().name()).isEqualTo("cpu-thermal");
        assertThat(value(only(), Quantity.TEMPERATURE)).isCloseTo(48.312, within(1e-9));
    }

    @Test
    void zonesOfOneTypeHaveOneHwmonAndAreShownOnce() throws IOException {
        zonesOfTheSoc();

        assertThat(only().name()).isEqualTo("soc-thermal");
        assertThat(only().read())
                .containsExactly(
                        new Measurement(Quantity.TEMPERATURE, "temp1", 40),
                        new Measurement(Quantity.TEMPERATURE, "temp2", 50));
    }

    @Test
    void zonesThatHwmonWouldShowAreShownWithoutIt() throws IOException {
        zonesOfTheSoc();

        assertThat(new Finder(true, false, true, true, Names.of(""), any -> {})
                        .find(folder)
                        .values())
                .extracting(Device::name)
                .containsExactly("soc-thermal", "soc-thermal-thermal_zone1");
    }

    @Test
    void theHwmonOfAThermalZoneIsNamedByTheZonesType() throws IOException {
        String zone = "devices/virtual/thermal/thermal_zone0";
        sys.file(zone + "/type", "cpu-thermal")
                .file(zone + "/hwmon0/name", "cpu_thermal")
                .file(zone + "/hwmon0/temp1_input", "48312")
                .link(zone + "/hwmon0/device", zone)
                .link("class/hwmon/hwmon0", zone + "/hwmon0")
                .link("class/thermal/thermal_zone0", zone);

        assertThat(only().name()).isEqualTo("cpu-thermal");
    }

    @Test
    void zonesOfOneTypeWithAHwmonEachAreShownOnceEach() {
        zone(0, "cpu-thermal", "cpu_thermal_0");
        zone(1, "cpu-thermal", "cpu_thermal_1");
        zone(10, "cpu-thermal", "cpu_thermal_10");

        assertThat(all.find(folder).values())
                .extracting(Device::line)
                .containsExactlyInAnyOrder(
                        "hwmon cpu-thermal", "hwmon cpu-thermal-thermal_zone1", "hwmon cpu-thermal-thermal_zone10");
        assertThat(leftOut).isEmpty();
    }

    @Test
    void aZoneOfTheSameTypeThatHasNoHwmonIsShownAsWell() {
        zone(0, "cpu-thermal", "cpu_thermal_0");
        sys.file("class/thermal/thermal_zone1/type", "cpu-thermal").file("class/thermal/thermal_zone1/temp", "50000");

        assertThat(all.find(folder).values())
                .extracting(Device::line)
                .containsExactlyInAnyOrder("hwmon cpu-thermal", "thermal cpu-thermal-thermal_zone1");
    }

    @Test
    void aHwmonWithoutADeviceShowsTheZonesOfTheTypeItIsNamedBy() {
        sys.file("class/thermal/thermal_zone0/type", "cpu-thermal")
                .file("class/thermal/thermal_zone0/temp", "48312")
                .file("class/hwmon/hwmon0/name", "cpu_thermal")
                .file("class/hwmon/hwmon0/temp1_input", "48312");

        assertThat(only().line()).isEqualTo("hwmon cpu_thermal");
    }

    @Test
    void ofDevicesThatCannotBeToldApartOneIsLeftOutAndNamed() {
        sys.file("class/hwmon/hwmon0/name", "fans").file("class/hwmon/hwmon0/fan1_input", "1");
        sys.file("class/hwmon/hwmon1/name", "fans").file("class/hwmon/hwmon1/fan1_input", "2");

        assertThat(only().name()).isEqualTo("fans");
        assertThat(leftOut).containsExactly("fans");
    }

    @Test
    void aDriverThatHangsHasNoOtherDeviceWait() {
        bme280();
        sys.file(BME280 + "in_temp_input", "1");
        sys.file("class/hwmon/hwmon0/name", "lm90").file("class/hwmon/hwmon0/temp1_input", "1");
        sys.file("class/hwmon/hwmon1/name", "nvme").file("class/hwmon/hwmon1/temp1_input", "1");
        sys.file("class/thermal/thermal_zone0/type", "x").file("class/thermal/thermal_zone0/temp", "1");
        sys.file("class/thermal/thermal_zone1/type", "y").file("class/thermal/thermal_zone1/temp", "1");

        assertThat(all.find(folder).values())
                .hasSize(5)
                .extracting(Device::line)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|72 01 4b 46 7f ff 0e 10 57 t=23125, 23.125",
        "5e ff 4b 46 7f ff 02 10 a3 : crc=a3 YES|5e ff 4b 46 7f ff 02 10 a3 t=-10125, -10.125"
    })
    void aOneWireThermometerIsReadWithItsChecksum(String answer, double celsius) throws IOException {
        sys.file("bus/w1/devices/28-0316a2795e5d/w1_slave", answer.replace("|", "\n"));

        assertThat(only().name()).isEqualTo("28-0316a2795e5d");
        assertThat(value(only(), Quantity.TEMPERATURE)).isEqualTo(celsius);
    }

    @ParameterizedTest
    @CsvSource({
        "ff ff ff ff ff ff ff ff ff : crc=c9 NO|ff ff ff ff ff ff ff ff ff t=-62, CRC",
        "50 05 4b 46 7f ff 0c 10 1c : crc=1c YES|50 05 4b 46 7f ff 0c 10 1c t=85000, NOT_READY",
        "nonsense, IO"
    })
    void aOneWireAnswerThatIsNoReadingFails(String answer, Cause cause) {
        sys.file("bus/w1/devices/28-0316a2795e5d/w1_slave", answer.replace("|", "\n"));

        assertFails(cause, only());
    }

    @Test
    void newerKernelsHaveAFileWithTheTemperatureAlone() throws IOException {
        sys.file("bus/w1/devices/28-0316a2795e5d/temperature", "-1062");
        sys.file("bus/w1/devices/w1_bus_master1/name", "no thermometer");

        assertThat(value(only(), Quantity.TEMPERATURE)).isEqualTo(-1.062);
    }

    @Test
    void whatIsNoNumberIsAFailure() {
        sys.file("class/thermal/thermal_zone0/type", "x").file("class/thermal/thermal_zone0/temp", "hot");

        assertThatThrownBy(only()::read).hasMessageEndingWith("temp holds 'hot', not a number");
    }

    @Test
    void aDeviceThatWentAwayIsAbsent() throws IOException {
        sys.file("class/thermal/thermal_zone0/type", "x").file("class/thermal/thermal_zone0/temp", "1");
        Device device = only();

        sys.remove("class/thermal/thermal_zone0/temp");

        assertFails(Cause.ABSENT, device);
    }

    @Test
    void namesDoNotDependOnTheNumberThatTheKernelGave() {
        bme280();
        sys.file(BME280 + "in_temp_input", "1");
        String before = only().name();

        sys.link("bus/iio/devices/iio:device7", "devices/platform/soc/i2c-1/1-0076/iio:device7");
        sys.file("bus/iio/devices/iio:device7/name", "bme280").file("bus/iio/devices/iio:device7/in_temp_input", "1");

        assertThat(all.find(folder).values()).extracting(Device::name).containsOnly(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | cpu-thermal | true",
                "cpu* | cpu-thermal | true",
                "cpu* | nvme-nvme0 | false",
                "!nvme* | nvme-nvme0 | false",
                "!nvme* | cpu-thermal | true",
                "*, !cpu* | cpu-thermal | false",
                "coretemp.0 | coretempx0 | false"
            })
    void namesAreListedWithPatterns(String list, String name, boolean wanted) {
        assertThat(Names.of(list).test(name)).isEqualTo(wanted);
    }

    /** Two zones of one type, with the hwmon of both in the folder of the first. */
    private void zonesOfTheSoc() {
        String first = "class/thermal/thermal_zone0/";
        sys.file(first + "type", "soc-thermal").file(first + "temp", "40000");
        sys.file("class/thermal/thermal_zone1/type", "soc-thermal").file("class/thermal/thermal_zone1/temp", "50000");
        sys.link(first + "hwmon0/device", first).link("class/hwmon/hwmon0", first + "hwmon0");
        sys.file(first + "hwmon0/name", "soc_thermal")
                .file(first + "hwmon0/temp1_input", "40000")
                .file(first + "hwmon0/temp2_input", "50000");
    }

    /** A zone with a hwmon of its own. */
    private void zone(int number, String type, String hwmon) {
        String zone = "devices/virtual/thermal/thermal_zone" + number;
        String own = zone + "/hwmon" + number;
        sys.file(zone + "/type", type)
                .file(zone + "/temp", "40000")
                .file(own + "/name", hwmon)
                .file(own + "/temp1_input", "40000")
                .link(own + "/device", zone)
                .link("class/hwmon/hwmon" + number, own)
                .link("class/thermal/thermal_zone" + number, zone);
    }

    private void bme280() {
        sys.link("bus/iio/devices/iio:device0", "devices/platform/soc/i2c-1/1-0076/iio:device0");
        sys.file(BME280 + "name", "bme280");
    }

    private Device only() {
        var found = List.copyOf(all.find(folder).values());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static double value(Device device, Quantity quantity) throws IOException {
        return device.read().stream()
                .filter(each -> each.quantity() == quantity)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static void assertFails(Cause cause, Device device) {
        assertThatThrownBy(device::read).isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.reason())
                .isEqualTo(cause));
    }
}
