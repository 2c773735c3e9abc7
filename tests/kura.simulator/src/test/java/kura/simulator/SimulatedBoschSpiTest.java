// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import kura.bus.SpiMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedBoschSpiTest {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private SimulatedSpiChip chip = SimulatedBoschSpi.of(SimulatedBme280.bme280(environment, clock::get));

    @Test
    void aBit7OfOneReads() {
        assertThat(said("D0 00")).isEqualTo("0060");
        assertThat(said("72 03 74 6C")).isEqualTo("00000000");
        assertThat(said("F2 00 00 00")).isEqualTo("0003006C");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void understandsNothingInAWrongMode(int mode) {
        assertThat(said(SpiMode.of(mode, 1_000_000), "D0 00")).isEqualTo("0000");
    }

    @Test
    void understandsNothingThatIsTooFast() {
        assertThat(said(SpiMode.of(0, 10_000_000), "D0 00")).isEqualTo("0060");
        assertThat(said(SpiMode.of(0, 10_000_001), "D0 00")).isEqualTo("0000");
    }

    @Test
    void saysNothingWhileItResets() {
        said("60 B6");

        assertThat(said("D0 00")).isEqualTo("0000");
        clock.addAndGet(10_000_000);
        assertThat(said("D0 00")).isEqualTo("0060");
    }

    @Test
    void aBme680HasTwoPages() {
        chip = SimulatedBoschSpi.of(SimulatedBme680.bme680(environment, clock::get));

        assertThat(said("D0 00") + said("F3 00")).as("high page").isEqualTo("00610000");
        said("73 10");
        assertThat(said("F3 00")).as("low page").isEqualTo("0010");
        assertThat(said("80 00 00")).isEqualTo("003000");
        said("72 05");
        assertThat(said("F2 00")).isEqualTo("0005");
    }

    @Test
    void aBme680HasTheHighPageAfterAReset() {
        chip = SimulatedBoschSpi.of(SimulatedBme680.bme680(environment, clock::get));
        said("73 10");
        said("73 00 60 B6");
        clock.addAndGet(10_000_000);

        assertThat(said("D0 00")).isEqualTo("0061");
    }

    private String said(String told) {
        return said(SpiMode.of(3, 1_000_000), told);
    }

    private String said(SpiMode mode, String told) {
        byte[] out = HexFormat.of().parseHex(told.replace(" ", ""));
        return HexFormat.of().withUpperCase().formatHex(chip.exchange(mode, out));
    }
}
