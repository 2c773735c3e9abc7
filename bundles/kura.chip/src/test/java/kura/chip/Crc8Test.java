// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Crc8Test {

    @Test
    void isTheOneOfTheSi7021sDatasheet() {
        assertThat(Crc8.of(0, (byte) 0xDC)).isEqualTo((byte) 0x79);
        assertThat(Crc8.of(0, (byte) 0x68, (byte) 0x3A)).isEqualTo((byte) 0x7C);
        assertThat(Crc8.of(0, (byte) 0x4E, (byte) 0x85)).isEqualTo((byte) 0x6B);
    }

    @Test
    void isTheOneOfSensirionsDatasheets() {
        assertThat(Crc8.of(0xFF, (byte) 0xBE, (byte) 0xEF)).isEqualTo((byte) 0x92);
    }
}
