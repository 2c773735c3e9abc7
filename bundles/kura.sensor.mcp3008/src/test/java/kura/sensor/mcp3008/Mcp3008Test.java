// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
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

class Mcp3008Test {

    private static final String HALF = "spi 0: 01 80 00 = FF FA 00";

    @Test
    void asksForEachInput() throws IOException {
        var bus = new Playback(HALF, HALF, "spi 0: 01 F0 00 = FF F8 01");
        var chip = new Mcp3008(bus, Input.all("0; 7"), 3.3);

        assertThat(chip.start()).isZero();
        assertThat(chip.read())
                .containsExactly(
                        new Measurement(Quantity.VOLTAGE, "ch0", 1.65),
                        new Measurement(Quantity.VOLTAGE, "ch7", 3.3 / 1024));
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({"FF F8 00, 0", "FF FB FE, 3.2935546875", "00 02 A7, 2.1881835937"})
    void readsTenBits(String bytes, double volts) throws IOException {
        var chip = new Mcp3008(new Playback(HALF, "spi 0: 01 80 00 = " + bytes), Input.all("0"), 3.3);

        assertThat(chip.read().get(0).value()).isCloseTo(volts, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF FF FF", "00 04 00"})
    void nobodyHomeIsNoVoltage(String bytes) throws IOException {
        assertNotAcked(() -> new Mcp3008(new Playback("spi 0: 01 80 00 = " + bytes), Input.all("0"), 3.3));

        var lost = new Mcp3008(new Playback(HALF, "spi 0: 01 80 00 = " + bytes), Input.all("0"), 3.3);
        assertNotAcked(lost::read);
    }

    @Test
    void asMuchAsTheReferenceIsTooMuchAndLeavesTheOthers() throws IOException {
        var bus = new Playback(HALF, "spi 0: 01 80 00 = FF FB FF", "spi 0: 01 90 00 = FF FA 00");
        var chip = new Mcp3008(bus, Input.all("0;1"), 3.3);

        var failure = catchThrowableOfType(SensorException.class, chip::read);

        assertThat(failure).hasMessage("MCP3008 on SPI: ch0: 3.3 V or more, the reference voltage");
        assertThat(failure.reason()).isEqualTo(Cause.IMPLAUSIBLE);
        assertThat(failure.measured()).containsExactly(new Measurement(Quantity.VOLTAGE, "ch1", 1.65));
    }

    @Test
    void aFailureOfTheBusIsItsOwn() throws IOException {
        assertThatThrownBy(() -> new Mcp3008(new Playback("spi 0: 01 80 00 = !"), Input.all("0"), 3.3))
                .isInstanceOf(BusException.class);

        var first = new Mcp3008(new Playback(HALF, "spi 0: 01 80 00 = !"), Input.all("0;1"), 3.3);
        assertThatThrownBy(first::read).isInstanceOf(BusException.class);
        var second = new Mcp3008(new Playback(HALF, HALF, "spi 0: 01 90 00 = !"), Input.all("0;1"), 3.3);
        assertThatThrownBy(second::read).isInstanceOf(BusException.class);
    }

    private static void assertNotAcked(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.reason())
                .isEqualTo(Cause.NOT_ACKED));
    }
}
