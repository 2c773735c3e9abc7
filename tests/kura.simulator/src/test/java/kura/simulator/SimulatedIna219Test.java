// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedIna219Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedIna219 chip = new SimulatedIna219(environment, clock::get);
    private final Wire wire = new Wire(chip);

    /** The second vector of the datasheet: 40 mV at the shunt. */
    @BeforeEach
    void theSupplyOfTheDatasheet() {
        environment.hold(Quantity.VOLTAGE, 11.98);
        environment.hold(Quantity.CURRENT, 0.4);
    }

    @Test
    void wakesUpConverting() throws Nack {
        clock.addAndGet(1_063_999);
        assertThat(wire.ask("02", 2)).isEqualTo("0000");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("5D9A");
        assertThat(wire.ask("01", 2)).isEqualTo("0FA0");
        assertThat(wire.ask("00", 2)).isEqualTo("399F");
        chip.losePower();
        assertThat(wire.ask("02", 2)).isEqualTo("0000");
    }

    @Test
    void convertsOnceIfToldSo() throws Nack {
        wire.write("00 3F FB");
        clock.addAndGet(136_191_999);
        assertThat(wire.ask("02", 2)).isEqualTo("0000");
        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("5D9A");

        environment.hold(Quantity.VOLTAGE, 5);
        clock.addAndGet(1_000_000_000);
        assertThat(wire.read(2)).isEqualTo("5D9A");
    }

    @Test
    void clampsAtItsRange() throws Nack {
        environment.hold(Quantity.CURRENT, -1);
        wire.write("00 20 03");
        clock.addAndGet(168_000);

        assertThat(wire.ask("01", 2)).isEqualTo("F060");
    }

    @Test
    void aResetIsAlsoOneByCommand() throws Nack {
        wire.write("05 03 E9");
        assertThat(wire.ask("05", 2)).isEqualTo("03E8");
        wire.write("00 80 00");

        assertThat(wire.ask("05", 2)).isEqualTo("0000");
        assertThat(wire.ask("00", 2)).isEqualTo("399F");
        assertThat(wire.ask("04", 2)).isEqualTo("0000");
    }
}
