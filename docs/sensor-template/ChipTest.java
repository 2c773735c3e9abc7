// SPDX-License-Identifier: EPL-2.0
package kura.sensor.@chip@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;

class @Chip@Test {

    @Test
    void measuresBelowZero() throws IOException {
        var bus = new Playback("48: 0F > 01 17", "48: 00 > F3 80");
        var chip = new @Chip@(bus, 0x48);

        assertThat(chip.read()).containsExactly(new Measurement(Quantity.TEMPERATURE, -25));
        bus.assertDone();
    }

    @Test
    void refusesAnotherChip() {
        var bus = new Playback("48: 0F > 00 75");

        assertThatThrownBy(() -> new @Chip@(bus, 0x48)).hasMessage("no @CHIP@ at 0x48: id is 0x0075");
    }
}
