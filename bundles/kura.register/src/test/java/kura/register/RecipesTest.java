// SPDX-License-Identifier: EPL-2.0
package kura.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kura.sensor.Quantity;
import kura.simulator.Playback;
import kura.simulator.SimulatedBuses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real chips as registers: what datasheets print, byte for byte, and what simulated ones measure. */
class RecipesTest {

    private static final String LM75 = "address=0x48 register=00 type=s16 shift=7 sign.bits=9 scale=0.5";
    private static final String TMP102 = "address=0x48 register=00 type=s16 shift=4 sign.bits=12 scale=0.0625";
    private static final String MCP9808 = "address=0x18 register=05 mask=1FFF sign.bits=13 scale=0.0625";
    private static final String INA219 = "address=0x40 register=02 type=u16 shift=3 scale=0.004";
    private static final String INA226 = "address=0x41 register=02 type=u16 scale=0.00125";
    private static final String BH1750 = "address=0x23 trigger.write=20 trigger.delay.ms=180 type=u16 scale=0.833333";
    private static final String SHT3X =
            "address=0x44 trigger.write=2400 trigger.delay.ms=16 read.length=6 type=u16 crc=crc8:31:ff ";
    private static final String SHT3X_TEMPERATURE = SHT3X + "scale=0.0026703288 offset=-45";
    private static final String SHT3X_HUMIDITY = SHT3X + "byte.offset=3 scale=0.0015259022";
    private static final String SCD4X =
            "address=0x62 trigger.write=ec05 trigger.delay.ms=1 read.length=9 type=u16 crc=crc8:31:ff";
    private static final String MCP3008 = "duplex=full register=018000 byte.offset=1 type=u16 mask=3FF";

    @ParameterizedTest
    @CsvSource({
        LM75 + ", 48: 00 > 19 00, 25",
        LM75 + ", 48: 00 > E7 00, -25",
        LM75 + ", 48: 00 > FF 80, -0.5",
        TMP102 + ", 48: 00 > FF F0, -0.0625",
        TMP102 + ", 48: 00 > 7F F0, 127.9375",
        MCP9808 + ", 18: 05 > C1 90, 25",
        MCP9808 + ", 18: 05 > 1E 70, -25",
        MCP9808 + ", 18: 05 > 1F FF, -0.0625",
        MCP9808 + ", 18: 05 > 07 D0, 125",
        INA219 + ", 40: 02 > 5D 9A, 11.98",
        INA226 + ", 41: 02 > 25 70, 11.98",
    })
    void registersReadAsDatasheetsSay(String recipe, String transaction, double value) {
        var bus = new Playback(transaction);

        assertThat((double)
                        Recipe.read(Recipe.on((kura.bus.I2cBus) bus), recipe).get(0))
                .isCloseTo(value, within(1e-9));
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        BH1750 + ", 23: 20, 23: > 83 90, 28066.66, 0.01",
        SHT3X_TEMPERATURE + ", 44: 24 00, 44: > BE EF 92 5E B9 3C, 85.523, 0.001",
        SHT3X_HUMIDITY + ", 44: 24 00, 44: > BE EF 92 5E B9 3C, 37.0016, 0.0001",
        SCD4X + ", 62: EC 05, 62: > 01 F4 33 66 67 A2 5E B9 3C, 500, 0",
    })
    void commandsAreWrittenBeforeTheAnswerIsRead(
            String recipe, String command, String answer, double value, double tolerance) {
        var bus = new Playback(command, answer);

        assertThat((double)
                        Recipe.read(Recipe.on((kura.bus.I2cBus) bus), recipe).get(0))
                .isCloseTo(value, within(tolerance));
        bus.assertDone();
    }

    @Test
    void onSpiTheAnswerComesWhileAsking() {
        var bus = new Playback("spi 0: 01 80 00 = FF FA A7");

        assertThat(Recipe.read(Recipe.on((kura.bus.SpiBus) bus), MCP3008)).containsExactly(679.0);
        bus.assertDone();
    }

    @Test
    void temperatureAndHumidityShareOneMeasurement() {
        var bus = new Playback("44: 24 00", "44: > 66 67 A2 5E B9 3C");

        var values = Recipe.read(Recipe.on((kura.bus.I2cBus) bus), SHT3X_TEMPERATURE, SHT3X_HUMIDITY);

        assertThat((double) values.get(0)).isCloseTo(25.0027, within(1e-4));
        assertThat((double) values.get(1)).isCloseTo(37.0016, within(1e-4));
        bus.assertDone();
    }

    @Test
    void aDamagedWordCostsOnlyItsOwnChannel() {
        var bus = new Playback("44: 24 00", "44: > 66 67 A3 5E B9 3C");

        var values = Recipe.read(Recipe.on((kura.bus.I2cBus) bus), SHT3X_TEMPERATURE, SHT3X_HUMIDITY);

        assertThat(values.get(0))
                .isEqualTo("the answer arrived damaged: its checksum is 0xa3, computed 0xa2 over bytes 0 to 1");
        assertThat((double) values.get(1)).isCloseTo(37.0016, within(1e-4));
    }

    @Test
    void simulatedChipsMeasureWhatIsThere() throws Exception {
        var buses = new SimulatedBuses();
        buses.environment().hold(Quantity.TEMPERATURE, -10.5);
        buses.environment().hold(Quantity.RELATIVE_HUMIDITY, 0.61);
        buses.environment().hold(Quantity.ILLUMINANCE, 321);
        buses.environment().hold(Quantity.VOLTAGE, 1.65);
        Thread.sleep(300); // conversions take their time

        var first = Recipe.read(Recipe.on(buses.named("1")), MCP9808, BH1750, SHT3X_TEMPERATURE, SHT3X_HUMIDITY);
        var second = Recipe.read(Recipe.on(buses.named("2")), LM75);
        var spi = Recipe.read(Recipe.on(buses.spiBuses().named("1.0")), MCP3008);

        assertThat((double) first.get(0)).isCloseTo(-10.5, within(0.07));
        assertThat((double) first.get(1)).isCloseTo(321, within(2.0));
        assertThat((double) first.get(2)).isCloseTo(-10.5, within(0.02));
        assertThat((double) first.get(3)).isCloseTo(61, within(0.02));
        assertThat(second).containsExactly(-10.5);
        assertThat((double) spi.get(0)).isCloseTo(512, within(1.0));
    }
}
