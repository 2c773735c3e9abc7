// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import static kura.sensor.ads1115.Ads1115Test.A0;
import static kura.sensor.ads1115.Ads1115Test.A0_A1;
import static kura.sensor.ads1115.Ads1115Test.FOUND;
import static kura.sensor.ads1115.Ads1115Test.chip;
import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kura.bus.I2cBus;
import kura.chip.Scale;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ads1115FailureTest {

    private static final Input LOOP = new Input(Terminals.A1, 1, Scale.ofLoop(Quantity.PRESSURE, 150, 0, 1_000_000));

    private static final List<String> READING = List.of(
            FOUND,
            "48: 01 C3 87",
            "48: 01 > C3 87",
            "48: 00 > 40 00",
            "48: 01 > C3 87",
            "48: 01 8B 87",
            "48: 01 > 8B 87",
            "48: 00 > 10 00",
            "48: 01 > 8B 87");

    /** The first is an LM75, the next two are thermometers of its kind, the last one is an INA219. */
    @ParameterizedTest
    @CsvSource({
        "0000, 5000, 4B00",
        "60A0, 5000, 4B00",
        "0220, 8000, 6000",
        "00FF, 7FFF, 7FFF",
        "FFFF, FFFF, FFFF",
        "399F, 0000, 8000",
        "C380, 4000, 2000"
    })
    void refusesAThermometerAndOthersAndAComparatorInUse(String configuration, String high, String low) {
        var seen = "configuration is 0x%s, limits are 0x%s%s".formatted(configuration, high, low);

        assertFails(
                Cause.WRONG_CHIP,
                "no ADS1115 at 0x48: " + seen.toLowerCase(Locale.ROOT)
                        + "; is it an LM75, or is its comparator in use?",
                () -> chip(new Playback("48: 01 >" + configuration, "48: 03 >" + high, "48: 02 >" + low), A0));
    }

    @Test
    void anAds1115IsNoAds1015() throws IOException {
        var bus = new Playback(FOUND, "48: 01 C3 07", "48: 01 > C3 07", "48: 00 > 40 01", "48: 01 > C3 07");
        var chip = new Ads1115(bus, 0x48, Model.ADS1015, 128, List.of(A0));
        chip.start();

        assertFails(
                Cause.WRONG_CHIP, "no ADS1015 at 0x48: a conversion has more than 12 bits; an ADS1115?", chip::finish);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7F FF", "80 00"})
    void aSaturatedInputLeavesTheOthers(String code) throws IOException {
        var chip = reading(A0, A0_A1, code, "10 00");

        assertFailsWith(
                "ADS1115 at 0x48: a0: beyond its range of 4.096 V",
                chip,
                new Measurement(Quantity.VOLTAGE, "a0-a1", 0.032));
    }

    @Test
    void anAds1015SaturatesAtTwelveBits() throws IOException {
        var bus = new Playback(FOUND, "48: 01 C3 07", "48: 01 > C3 07", "48: 00 > 7F F0", "48: 01 > C3 07");
        var chip = new Ads1115(bus, 0x48, Model.ADS1015, 128, List.of(A0));
        chip.start();

        assertFailsWith("ADS1015 at 0x48: a0: beyond its range of 4.096 V", chip);
    }

    @Test
    void aBrokenWireLeavesTheOthers() throws IOException {
        assertFailsWith(
                "ADS1115 at 0x48: a1: 0.01 mA, the wire is broken or the transmitter has no power",
                reading(A0, LOOP, "40 00", "00 08"),
                new Measurement(Quantity.VOLTAGE, "a0", 2.048));
    }

    @Test
    void saysAllThatFailed() throws IOException {
        assertFailsWith(
                "ADS1115 at 0x48: a0: beyond its range of 4.096 V; "
                        + "a1: 22.27 mA, the loop is shorted or the transmitter failed",
                reading(A0, LOOP, "80 00", "68 60"));
    }

    @ParameterizedTest
    @CsvSource({"85 83, 0x8583", "05 83, 0x0583", "C3 83, 0xc383", "D3 87, 0xd387"})
    void whatIsReadAfterAPowerLossIsNoMeasurement(String configuration, String seen) throws IOException {
        String lost = "48: 01 >" + configuration;
        var before = chip(new Playback(FOUND, "48: 01 C3 87", lost, "48: 00 > 00 00", lost), A0);
        var meanwhile = chip(new Playback(FOUND, "48: 01 C3 87", "48: 01 > C3 87", "48: 00 > 00 00", lost), A0);
        before.start();
        meanwhile.start();

        String message = "ADS1115 at 0x48: is no longer configured: reads " + seen
                + "; was its power lost, or does another sensor use it?";
        assertFails(Cause.IMPLAUSIBLE, message, before::finish);
        assertFails(Cause.IMPLAUSIBLE, message, meanwhile::finish);
    }

    @Test
    void aPowerLossShowsEvenIfTheConfigurationIsAlmostAsAfterAReset() throws IOException {
        var input = new Input(Terminals.A0_A1, 2, Scale.ofVoltage(Quantity.VOLTAGE, 0, 1, 0, 1));
        var bus = new Playback(FOUND, "48: 01 85 87", "48: 01 > 85 83", "48: 00 > 00 00", "48: 01 > 85 83");
        var chip = chip(bus, input);
        chip.start();

        assertThatThrownBy(chip::finish).hasMessageContaining("is no longer configured: reads 0x8583");
    }

    @Test
    void aConversionThatNeverEndsIsGivenUp() throws IOException {
        I2cBus bus = (address, out, in) -> {
            if (in.length == 2) {
                in[0] = 0x43;
                in[1] = (byte) 0x87;
            }
        };
        var chip = new Ads1115(bus, 0x48, Model.ADS1115, 128, List.of(A0));
        chip.start();
        long began = System.nanoTime();

        assertFails(Cause.NOT_READY, "ADS1115 at 0x48: still converts a0", chip::finish);
        assertThat(System.nanoTime() - began).isBetween(10_000_000L, 1_000_000_000L);
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = chip(new Playback(FOUND, "48: 01 C3 87", "48: 01 > 43 87"), A0);
        chip.start();
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::finish).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> {
            var chip = chip(bus, A0, A0_A1);
            chip.start();
            chip.finish();
        });
    }

    /** A chip that was started, and what its two inputs will read. */
    private static Ads1115 reading(Input first, Input second, String code, String secondCode) throws IOException {
        String configuration = second == LOOP ? "D3 87" : "8B 87";
        var script = Stream.of(
                FOUND,
                "48: 01 C3 87",
                "48: 01 > C3 87",
                "48: 00 >" + code,
                "48: 01 > C3 87",
                "48: 01" + configuration,
                "48: 01 >" + configuration,
                "48: 00 >" + secondCode,
                "48: 01 >" + configuration);
        var chip = chip(new Playback(script.toArray(String[]::new)), first, second);
        chip.start();
        return chip;
    }

    private static void assertFailsWith(String message, Ads1115 chip, Measurement... measured) {
        assertThatThrownBy(chip::finish).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
            assertThat(e.measured()).containsExactly(measured);
        });
    }
}
