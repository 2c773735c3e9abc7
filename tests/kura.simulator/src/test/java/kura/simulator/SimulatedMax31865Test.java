// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import kura.bus.SpiMode;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedMax31865Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedMax31865 chip = new SimulatedMax31865(environment, clock::get);

    /** Resistances of IEC 60751: 18.52, 60.26, 100, 138.51 and 390.48 Ω; of 430 Ω, in 32768 steps, doubled. */
    @ParameterizedTest
    @CsvSource({"-200, 0b06", "-100, 23e0", "0, 3b88", "100, 5276", "850, e878"})
    void convertsTheResistanceOfAPt100(double celsius, String code) {
        environment.hold(Quantity.TEMPERATURE, celsius);

        ask("80a1");
        clock.addAndGet(62_500_000);

        assertThat(ask("010000")).isEqualTo("00" + code);
    }

    @Test
    void isBusyUntilTheConversionIsOver() {
        ask("80a0");
        clock.addAndGet(51_999_999);
        assertThat(ask("0000")).isEqualTo("00a0");

        clock.addAndGet(1);
        assertThat(ask("0000")).isEqualTo("0080");
    }

    @Test
    void measuresNothingWithoutBias() {
        ask("8020");
        clock.addAndGet(52_000_000);

        assertThat(ask("010000")).isEqualTo("000000");
    }

    @Test
    void remembersABrokenWireUntilToldToForget() {
        chip.wires(0x28);
        assertThat(ask("0700")).isEqualTo("0000");
        ask("8084");
        chip.wires(0);
        assertThat(ask("0700")).isEqualTo("0028");

        ask("8002");
        assertThat(ask("0700")).isEqualTo("0000");
    }

    @Test
    void holdsItsThresholds() {
        ask("831234567880");

        assertThat(ask("000000000000000000")).isEqualTo("000000001234567800");
    }

    @Test
    void saysNothingInAnotherMode() {
        assertThat(HexFormat.of().formatHex(chip.exchange(SpiMode.of(0, 1), new byte[] {3, 0})))
                .isEqualTo("0000");
    }

    private String ask(String hex) {
        return HexFormat.of()
                .formatHex(chip.exchange(SpiMode.of(1, 1), HexFormat.of().parseHex(hex)));
    }
}
