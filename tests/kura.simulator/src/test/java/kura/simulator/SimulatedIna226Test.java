// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedIna226Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedIna226 chip = new SimulatedIna226(environment, clock::get);
    private final Wire wire = new Wire(chip);

    /** The vector of the datasheet: 20 mV at the shunt, here one of 10 mΩ. */
    @BeforeEach
    void theSupplyOfTheDatasheet() {
        environment.hold(Quantity.VOLTAGE, 11.98);
        environment.hold(Quantity.CURRENT, 2);
    }

    @Test
    void wakesUpConverting() throws Nack {
        clock.addAndGet(2_199_999);
        assertThat(wire.ask("06", 2)).isEqualTo("0000");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("0008");
        assertThat(wire.ask("01", 2)).isEqualTo("1F40");
        assertThat(wire.ask("02", 2)).isEqualTo("2570");
        assertThat(wire.ask("00", 2)).isEqualTo("4127");
        chip.losePower();
        assertThat(wire.ask("02", 2)).isEqualTo("0000");
    }

    @Test
    void convertsOnceIfToldSoAndSaysItOnce() throws Nack {
        wire.write("00 47 23");
        clock.addAndGet(140_799_999);
        assertThat(wire.ask("06", 2)).isEqualTo("0000");
        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("0008");
        assertThat(wire.read(2)).isEqualTo("0000");

        environment.hold(Quantity.VOLTAGE, 5);
        clock.addAndGet(1_000_000_000);
        assertThat(wire.ask("02", 2)).isEqualTo("2570");
    }

    @Test
    void clampsAtItsRange() throws Nack {
        environment.hold(Quantity.CURRENT, -10);
        clock.addAndGet(2_200_000);
        assertThat(wire.ask("01", 2)).isEqualTo("8000");

        environment.hold(Quantity.CURRENT, 10);
        clock.addAndGet(2_200_000);
        assertThat(wire.ask("01", 2)).isEqualTo("7FFF");
    }

    @Test
    void tellsWhatItIs() throws Nack {
        assertThat(wire.ask("FE", 2)).isEqualTo("5449");
        assertThat(wire.ask("FF", 2)).isEqualTo("2260");
    }
}
