// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedBh1750Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final Wire wire = new Wire(new SimulatedBh1750(environment, clock::get));

    /** The datasheet's example: 0x8390 is 28067 lx. */
    @BeforeEach
    void theLightOfTheDatasheet() {
        environment.hold(Quantity.ILLUMINANCE, 28066.7);
    }

    @Test
    void showsWhatItMeasuredLastUntilTheMeasurementIsOver() throws Nack {
        wire.write("20");
        clock.addAndGet(119_999_999);
        assertThat(wire.read(2)).isEqualTo("0000");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("8390");
    }

    @Test
    void measuresCoarselyInLessTime() throws Nack {
        environment.hold(Quantity.ILLUMINANCE, 28069);
        wire.write("23");
        clock.addAndGet(16_000_000);

        assertThat(wire.read(2)).isEqualTo("8390");
    }

    @Test
    void measuresLessAndFasterWithLessSensitivity() throws Nack {
        wire.write("40");
        wire.write("7F");
        wire.write("20");
        clock.addAndGet(120_000_000L * 31 / 69 + 1);

        assertThat(wire.read(2)).isEqualTo("3B1C");
    }

    @Test
    void saturates() throws Nack {
        environment.hold(Quantity.ILLUMINANCE, 60_000);
        wire.write("20");
        clock.addAndGet(120_000_000);

        assertThat(wire.read(2)).isEqualTo("FFFF");
    }

    @Test
    void forgetsOnlyWhileItIsOn() throws Nack {
        wire.write("20");
        clock.addAndGet(120_000_000);
        wire.write("07");
        assertThat(wire.read(2)).isEqualTo("8390");

        wire.write("01");
        wire.write("07");
        assertThat(wire.read(2)).isEqualTo("0000");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> wire.write("D0")).isInstanceOf(Nack.class);
    }
}
