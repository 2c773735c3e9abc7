// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import kura.chip.Crc8;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Si7021Test {

    private static final String IS_A_SI7021 = "40: FC C9 > 15 FF B5 FF FF CB";
    private static final String IS_A_HTU21D = "40: FC C9 > 32 00 6B 48 54 04";

    @Test
    void measuresHumidityThenTemperature() throws IOException {
        var bus = new Playback(
                IS_A_SI7021,
                "40: FE",
                "40: E7 > 3A",
                "40: F5",
                "40: > 7C 82 97",
                "40: F3",
                "40: > !",
                "40: > !",
                "40: > 66 B4 74");
        var chip = new Si7021(bus, 0x40);

        assertThat(chip.start()).isEqualTo(23);
        assertThat(chip.proceed()).isEqualTo(11);
        assertThat(chip.proceed()).isZero();
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE, Quantity.RELATIVE_HUMIDITY);
        bus.assertDone();
    }

    @Test
    void valuesAreInBaseUnits() throws IOException {
        var chip = chip(IS_A_SI7021, "40: F5", "40: > 7C 82 97", "40: F3", "40: > 66 B4 74");
        chip.start();
        var values = chip.finish();

        assertThat(values.get(0).value()).isCloseTo(23.64607, within(0.00001));
        assertThat(values.get(1).value()).isCloseTo(0.5479483, within(0.0000001));
    }

    @Test
    void theOthersAreSlowerAndHideAStatusInTheirLastBits() throws IOException {
        var chip = chip(IS_A_HTU21D, "40: F5", "40: > 7C 82 97", "40: F3", "40: > 66 B6 16");

        assertThat(chip.start()).isEqualTo(16);
        var values = chip.finish();

        assertThat(values.get(0).value()).isEqualTo(Model.celsius(0x66B4));
        assertThat(values.get(1).value()).isEqualTo(Model.relativeHumidity(0x7C80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "0D", "FF", "15"})
    void itsSiblingsMeasureAlike(String snb3) throws IOException {
        byte first = (byte) Integer.parseInt(snb3, 16);
        String id = "40: FC C9 > %s 00 %02X 00 01 %02X"
                .formatted(snb3, Crc8.of(0, first, (byte) 0), Crc8.of(0, first, (byte) 0, (byte) 0, (byte) 1));

        assertThat(chip(id, "40: F5").start()).isEqualTo(23);
    }

    @Test
    void whatSpeaksAlikeWithoutAKnownIdIsTakenForTheSlowest() throws IOException {
        assertThat(chip("40: FC C9 > 7C 82 97 66 B4 74", "40: F5").start()).isEqualTo(29);
    }

    @Test
    void measuresBelowZero() throws IOException {
        var chip = chip(IS_A_SI7021, "40: F5", "40: > 7C 82 97", "40: F3", "40: > 20 00 DC");

        chip.start();

        assertThat(chip.finish().get(0).value()).isCloseTo(-24.885, within(0.001));
    }

    @Test
    void switchesOffAHeaterThatSomebodyLeftOn() throws IOException {
        var bus = new Playback(IS_A_HTU21D, "40: FE", "40: E7 > 06", "40: E6 02");

        new Si7021(bus, 0x40);

        bus.assertDone();
    }

    @Test
    void asksForTheTemperatureWhenItIsReadyAndNotBefore() throws IOException {
        var chip = chip(IS_A_SI7021, "40: F5", "40: > 7C 82 97", "40: F3", "40: > 66 B4 74");
        chip.start();
        long began = System.nanoTime();

        chip.finish();

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(10_800_000);
    }

    @Test
    void warnsOfALowSupply() throws IOException {
        assertThat(new Si7021(new Playback(IS_A_SI7021, "40: FE", "40: E7 > 3A"), 0x40).remark())
                .isEmpty();
        assertThat(new Si7021(new Playback(IS_A_SI7021, "40: FE", "40: E7 > 7A"), 0x40).remark())
                .isEqualTo("Si7021 at 0x40: its supply voltage is too low; values may be wrong");
        assertThat(new Si7021(new Playback(IS_A_HTU21D, "40: FE", "40: E7 > 42"), 0x40).remark())
                .isEqualTo("HTU21D at 0x40: its supply voltage is too low; values may be wrong");
    }

    @ParameterizedTest
    @CsvSource({"0x66B4, 23.64607", "0x5554, 11.71976"})
    void temperaturesAreThoseOfTheDatasheet(int code, double celsius) {
        assertThat(Model.celsius(code)).isCloseTo(celsius, within(0.00001));
    }

    @ParameterizedTest
    @CsvSource({"0x7C82, 0.5479483", "0x0002, 0", "0xFFFE, 1"})
    void humidityStaysBetweenNothingAndAll(int code, double ratio) {
        assertThat(Model.relativeHumidity(code)).isCloseTo(ratio, within(0.0000001));
    }

    private static Si7021 chip(String id, String... lines) throws IOException {
        var script = Stream.concat(Stream.of(id, "40: FE", "40: E7 > 3A"), List.of(lines).stream());
        return new Si7021(new Playback(script.toArray(String[]::new)), 0x40);
    }
}
