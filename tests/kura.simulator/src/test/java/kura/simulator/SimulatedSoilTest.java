// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedSoilTest {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final Wire wire = new Wire(new SimulatedSoil(environment, clock::get));

    @Test
    void tellsWhatItIs() throws Nack {
        assertThat(answer("00 01", 1)).isEqualTo("55");
        assertThat(answer("00 02", 4)).startsWith("0FBA");
    }

    @Test
    void saysOnlyOnesUntilItHasAnAnswer() throws Nack {
        environment.hold(Quantity.SOIL_MOISTURE, 800);
        wire.write("0F 10");
        clock.addAndGet(3_999_999);
        assertThat(wire.read(2)).isEqualTo("FFFF");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("0320");
    }

    @ParameterizedTest
    @CsvSource({"25, 00190000", "0, 00000000", "-0.5, 3FFF8000", "-40, 3FD80000"})
    void temperaturesHaveThirtyBits(double celsius, String bits) throws Nack {
        environment.hold(Quantity.TEMPERATURE, celsius);

        assertThat(answer("00 04", 4)).isEqualTo(bits);
    }

    @Test
    void isAwayForHalfASecondAfterAReset() throws Nack {
        wire.write("00 7F FF");
        assertThatThrownBy(() -> wire.write("00 01")).isInstanceOf(Nack.class);

        clock.addAndGet(500_000_000);
        assertThat(answer("00 01", 1)).isEqualTo("55");
    }

    private String answer(String question, int length) throws Nack {
        wire.write(question);
        clock.addAndGet(4_000_000);
        return wire.read(length);
    }
}
