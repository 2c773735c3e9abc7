// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import kura.bus.BusException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class I2cWordsTest {

    @ParameterizedTest
    @CsvSource({
        "121, NOT_ACKED, no chip acknowledged (EREMOTEIO)",
        "6, NOT_ACKED, no chip acknowledged (ENXIO)",
        "19, NOT_ACKED, no chip acknowledged (ENODEV)",
        "110, TIMEOUT, 'no end: the chip stretches the clock, or a line hangs (ETIMEDOUT)'",
        "16, BUSY, the bus is taken (EBUSY)",
        "11, IO, another master took the bus (EAGAIN)",
        "1, PERMISSION, the system refuses access (EPERM)",
        "95, UNSUPPORTED, the adapter cannot do this (EOPNOTSUPP)",
        "5, IO, the adapter reports an error (EIO)",
        "108, IO, the adapter is suspended (ESHUTDOWN)",
        "77, IO, the system reports an error (errno 77)"
    })
    void saysWhatBecameOfATransaction(int number, Kind kind, String words) {
        var failure = I2cWords.I2C.transferring("i2c-1 0x76", number);

        assertThat(failure).hasMessage("i2c-1 0x76: " + words);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.errno()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"2, ABSENT", "19, ABSENT", "6, ABSENT", "13, PERMISSION", "1, PERMISSION", "25, UNSUPPORTED"})
    void saysWhyABusDoesNotOpen(int number, Kind kind) {
        assertThat(I2cWords.I2C.opening("1", number).kind()).isEqualTo(kind);
    }

    @Test
    void saysWhatToDo() {
        assertThat(I2cWords.I2C.opening("1", 13)).hasMessageContaining("'usermod -aG i2c kurad'");
        assertThat(I2cWords.I2C.opening("1", 2)).hasMessageContaining("is I2C enabled");
        assertThat(I2cWords.claiming(1, 0x76, 16))
                .hasMessageContaining("'echo 1-0076 > /sys/bus/i2c/devices/1-0076/driver/unbind'");
    }
}
