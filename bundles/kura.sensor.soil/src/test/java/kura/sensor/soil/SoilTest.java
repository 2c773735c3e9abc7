// SPDX-License-Identifier: EPL-2.0
package kura.sensor.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kura.bus.BusException;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoilTest {

    private static final List<String> FOUND = List.of("36: 00 01", "36: > 55", "36: 00 02", "36: > 0F BA 27 58");

    @Test
    void asksForMoistureThenForTemperature() throws IOException {
        var bus = bus("36: 0F 10", "36: > 03 20", "36: 00 04", "36: > 00 19 80 00");
        var chip = new Soil(bus, 0x36);

        assertThat(chip.start()).isEqualTo(5);
        assertThat(chip.read())
                .containsExactly(
                        new Measurement(Quantity.TEMPERATURE, 25.5), new Measurement(Quantity.SOIL_MOISTURE, 800));
        bus.assertDone();
    }

    /** As of a chip that was found anew between the two: its answer is still that of the version, 4026. */
    @Test
    void asksForMoistureIfNobodyDid() throws IOException {
        var bus = bus("36: 0F 10", "36: > 03 20", "36: 00 04", "36: > 00 19 80 00");

        assertThat(new Soil(bus, 0x36).read().get(1).value()).isEqualTo(800);
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({"0x00190000, 25", "0, 0", "0x3FFF8000, -0.5", "0xFFFF8000, -0.5", "0xC0190000, 25", "0x3FD80000, -40"})
    void temperaturesHaveASign(long bits, double celsius) {
        assertThat(Soil.celsius((int) bits)).isCloseTo(celsius, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"55", "84", "85", "86", "87", "88", "89", "46"})
    void aSeesawIsOneOfManyControllers(String hardware) throws IOException {
        new Soil(new Playback("36: 00 01", "36: > " + hardware, FOUND.get(2), FOUND.get(3)), 0x36);
    }

    @ParameterizedTest
    @CsvSource({"00, 0x00", "FF, 0xff", "83, 0x83", "8A, 0x8a"})
    void anotherChipIsRefused(String hardware, String shown) {
        assertThatThrownBy(() -> new Soil(new Playback("36: 00 01", "36: > " + hardware), 0x36))
                .hasMessage("no soil sensor at 0x36: hardware id is " + shown)
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.WRONG_CHIP));
    }

    @Test
    void anotherSeesawIsRefused() {
        var bus = new Playback("36: 00 01", "36: > 55", "36: 00 02", "36: > 13 7F 27 58");

        assertThatThrownBy(() -> new Soil(bus, 0x36))
                .hasMessage("no soil sensor at 0x36: it is a seesaw, but product 4991 and not 4026");
    }

    @Test
    void asksAgainUntilThereIsAMoisture() throws IOException {
        var chip = started(
                "36: > FF FF",
                "36: 0F 10",
                "36: > !",
                "36: > 10 00",
                "36: 0F 10",
                "36: > 0F FF",
                "36: 00 04",
                "36: > 00 19 80 00");

        assertThat(chip.read().get(1).value()).isEqualTo(4095);
    }

    @Test
    void givesAMoistureUpThatNeverComes() throws IOException {
        var chip = started(
                "36: > FF FF", "36: 0F 10", "36: > FF FF", "36: 0F 10", "36: > FF FF", "36: 0F 10", "36: > FF FF");

        assertThatThrownBy(chip::read)
                .hasMessage("soil sensor at 0x36: moisture still reads 65535")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.NOT_READY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF FF FF FF", "3F D7 FF FF", "00 7D 00 01", "20 00 00 00"})
    void aTemperatureThatCannotBeLeavesTheMoisture(String bytes) throws IOException {
        var chip = started("36: > 03 20", "36: 00 04", "36: > " + bytes);

        var failure = catchThrowableOfType(SensorException.class, chip::read);

        assertThat(failure.reason()).isEqualTo(Cause.IMPLAUSIBLE);
        assertThat(failure.measured()).containsExactly(new Measurement(Quantity.SOIL_MOISTURE, 800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"36: 00 01", "36: 00 02", "36: 0F 10", "36: 00 04"})
    void aQuestionThatIsNotAcknowledgedIsNotRepeated(String question) {
        var script = new ArrayList<>(FOUND);
        script.addAll(List.of("36: 0F 10", "36: > 03 20", "36: 00 04"));
        var until = new ArrayList<>(script.subList(0, script.indexOf(question)));
        until.add(question + " !");

        assertThatThrownBy(() -> {
                    var chip = new Soil(new Playback(until.toArray(String[]::new)), 0x36);
                    chip.start();
                    chip.read();
                })
                .isInstanceOf(BusException.class);
    }

    /** Each is asked for four times: a busy chip does not acknowledge. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7})
    void anAnswerThatIsNeverAcknowledgedIsGivenUp(int answer) {
        var script = new ArrayList<>(FOUND);
        script.addAll(List.of("36: 0F 10", "36: > 03 20", "36: 00 04", "36: > 00 19 80 00"));
        script.subList(answer, script.size()).clear();
        script.addAll(Collections.nCopies(4, "36: > !"));
        var bus = new Playback(script.toArray(String[]::new));

        assertThatThrownBy(() -> {
                    var chip = new Soil(bus, 0x36);
                    chip.start();
                    chip.read();
                })
                .isInstanceOf(BusException.class);
        bus.assertDone();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7})
    void anAnswerThatIsAcknowledgedLateIsTaken(int answer) throws IOException {
        var script = new ArrayList<>(FOUND);
        script.addAll(List.of("36: 0F 10", "36: > 03 20", "36: 00 04", "36: > 00 19 80 00"));
        script.addAll(answer, Collections.nCopies(3, "36: > !"));
        var chip = new Soil(new Playback(script.toArray(String[]::new)), 0x36);
        chip.start();

        assertThat(chip.read()).hasSize(2);
    }

    private static Soil started(String... answers) throws IOException {
        var script = new ArrayList<>(List.of("36: 0F 10"));
        script.addAll(List.of(answers));
        var chip = new Soil(bus(script.toArray(String[]::new)), 0x36);
        chip.start();
        return chip;
    }

    private static Playback bus(String... lines) {
        var script = new ArrayList<>(FOUND);
        script.addAll(List.of(lines));
        return new Playback(script.toArray(String[]::new));
    }
}
