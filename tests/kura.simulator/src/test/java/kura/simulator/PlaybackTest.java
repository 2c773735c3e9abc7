// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import kura.bus.BusException;
import kura.simulator.Playback.Use;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final byte[] NONE = {};

    private final byte[] two = new byte[2];

    @Test
    void playsEveryKindOfTransaction() throws BusException {
        var bus = new Playback("48: 0F > 01 17", "48: 0180", "48: > f3 80");

        bus.transfer(0x48, new byte[] {0x0F}, two);
        assertThat(two).containsExactly(0x01, 0x17);
        bus.transfer(0x48, new byte[] {0x01, (byte) 0x80}, NONE);
        bus.transfer(0x48, NONE, two);
        assertThat(two).containsExactly(0xF3, 0x80);
        bus.assertDone();
    }

    @Test
    void refusesToAcknowledgeWhereTheScriptSaysSo() {
        var bus = new Playback("48: FE !", "48: F5 > !", "48: > !");

        assertThatThrownBy(() -> bus.transfer(0x48, new byte[] {(byte) 0xFE}, NONE))
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NOT_ACKED));
        assertThatThrownBy(() -> bus.transfer(0x48, new byte[] {(byte) 0xF5}, two))
                .hasMessage("address 0x48: not acknowledged");
        assertThatThrownBy(() -> bus.transfer(0x48, NONE, two)).isInstanceOf(BusException.class);
        assertThatCode(bus::assertDone).doesNotThrowAnyException();
    }

    @Test
    void insistsOnTheBytes() {
        assertThatThrownBy(() -> new Playback("48: 0F > 01 17").transfer(0x48, new byte[] {0x0E}, two))
                .isInstanceOf(AssertionError.class)
                .hasMessage("transaction 1: expected \"48: 0F > 01 17\", but got 48:0E> for 2 bytes");
    }

    @Test
    void insistsOnTheAddressTheDirectionAndTheLength() {
        assertThatThrownBy(() -> new Playback("49: > 01 17").transfer(0x48, NONE, two))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Playback("48: 01").transfer(0x48, new byte[] {1}, two))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Playback("48: > 01").transfer(0x48, new byte[] {1}, NONE))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Playback("48: > 01 17 AC").transfer(0x48, NONE, two))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void insistsOnTheEnd() throws BusException {
        var bus = new Playback("48: > 01 17", "48: FE");

        assertThatThrownBy(() -> new Playback().transfer(0x48, NONE, two))
                .hasMessage("transaction 1: the script is over, but got 48:>");
        bus.transfer(0x48, NONE, two);
        assertThatThrownBy(bus::assertDone).hasMessage("never asked for: [48: FE]");
    }

    @Test
    void whoDoesNotMissAGoneChipOrAsksOnFails() throws IOException {
        var script = List.of("48: FE", "48: 0F > 01 17", "48: > 01 17");
        Use one = bus -> bus.transfer(0x48, new byte[] {(byte) 0xFE}, NONE);
        Use two = bus -> {
            one.of(bus);
            bus.transfer(0x48, new byte[] {0x0F}, new byte[2]);
        };

        Playback.assertGoneAt(0, script, one);
        Playback.assertGoneAt(1, script, two);
        assertThatThrownBy(() -> Playback.assertGoneAt(1, script, one))
                .isInstanceOf(AssertionError.class)
                .hasMessage("nobody misses a chip that is gone at 48: 0F > 01 17");
        assertThatThrownBy(() -> Playback.assertGoneAt(0, script, bus -> {
                    assertThatThrownBy(() -> one.of(bus)).isInstanceOf(BusException.class);
                    two.of(bus);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the script is over");
    }

    @Test
    void refusesALineItDoesNotUnderstand() {
        assertThatThrownBy(() -> new Playback("48 0F").transfer(0x48, NONE, two))
                .hasMessage("not a line of a script: \"48 0F\"");
    }
}
