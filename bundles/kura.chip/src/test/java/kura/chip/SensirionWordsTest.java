// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensirionWordsTest {

    private static final HexFormat HEX = HexFormat.of();

    private final List<String> written = new ArrayList<>();
    private String answer = "";
    private int refusals;
    private Kind kind = Kind.NOT_ACKED;

    private final I2cBus bus = (address, out, in) -> {
        if (refusals > 0) {
            refusals--;
            throw new BusException(kind, 121, "refused");
        }
        written.add(HEX.formatHex(out));
        System.arraycopy(HEX.parseHex(answer), 0, in, 0, in.length);
    };
    private final SensirionWords words = new SensirionWords("SHT99", bus, 0x44);

    @Test
    void followEachArgumentByItsChecksum() throws IOException {
        words.send(0x241D, 0x07E6);
        words.send(0xE000, 0x03DB);
        words.send(0x3F86);
        words.sendByte(0xFD);

        assertThat(written).containsExactly("241d07e648", "e00003db42", "3f86", "fd");
    }

    @Test
    void comeWithoutSign() throws IOException {
        answer = "01f4336667a25eb93c";
        assertThat(words.ask(0xEC05, 0, 3)).containsExactly(500, 0x6667, 0x5EB9);

        answer = "beef92";
        assertThat(words.receive(1, 0)).containsExactly(0xBEEF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beef930000810000",
                "beef9200008000",
                "beef92000181",
                "3eef92000081",
                "000000000081",
                "ffffffffffac"
            })
    void areRefusedIfOneIsDamaged(String bytes) {
        answer = bytes;

        assertThatThrownBy(() -> words.receive(2, 0))
                .hasMessageMatching("SHT99 at 0x44: (.. ){6}arrived damaged: a CRC is wrong")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.CRC));
    }

    @Test
    void areWaitedForWithPatience() throws IOException {
        answer = "beef92";
        refusals = 3;

        assertThat(words.receive(1, 1000)).containsExactly(0xBEEF);
    }

    @Test
    void areNotWaitedForForEver() {
        refusals = Integer.MAX_VALUE;

        assertThatThrownBy(() -> words.receive(1, 20)).hasMessage("refused");
        refusals = 1;
        assertThatThrownBy(() -> words.receive(1, 0)).hasMessage("refused");
    }

    @Test
    void areNotWaitedForOnABusThatFails() {
        kind = Kind.STUCK;
        refusals = 1;

        assertThatThrownBy(() -> words.receive(1, 1000)).hasMessage("refused");
        refusals = 1;
        assertThatThrownBy(() -> words.offer(0x3F86)).hasMessage("refused");
    }

    @Test
    void anOfferMayBeRefused() throws IOException {
        refusals = 1;

        assertThat(words.offer(0x3F86)).isFalse();
        assertThat(words.offer(0x3F86)).isTrue();
        assertThat(written).containsExactly("3f86");
    }

    @ParameterizedTest
    @CsvSource({"0x6667, 25.0027", "0, -45", "0xFFFF, 130", "0xBEEF, 85.5230"})
    void areTemperaturesAsInTheDatasheet(int word, double celsius) {
        assertThat(SensirionWords.celsius(word)).isCloseTo(celsius, within(0.00005));
    }

    @ParameterizedTest
    @CsvSource({"0x0000", "0x0001", "0x0750", "0xF8B0", "0xFFFF"})
    void areNoTemperaturesOutOfTheRange(int word) {
        assertThatThrownBy(() -> words.temperature(word))
                .hasMessageEndingWith(" °C is out of its range")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE));
    }
}
