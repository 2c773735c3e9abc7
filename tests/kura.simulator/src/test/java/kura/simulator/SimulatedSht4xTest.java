// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedSht4xTest {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final Wire wire = new Wire(new SimulatedSht4x(environment, clock::get));

    @BeforeEach
    void theAirOfTheDatasheet() {
        environment.hold(Quantity.TEMPERATURE, 25.0027);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.40252);
    }

    @Test
    void acknowledgesNothingWhileItConverts() throws Nack {
        wire.write("FD");
        pass(8_299);
        assertRefused(() -> wire.read(6));
        assertRefused(() -> wire.write("89"));

        pass(1);
        assertThat(wire.read(6)).isEqualTo("6667A25EB93C");
        assertRefused(() -> wire.read(6));
    }

    @Test
    void convertsFasterIfToldSo() throws Nack {
        wire.write("F6");
        pass(4_500);
        assertThat(wire.read(6)).isEqualTo("6667A25EB93C");

        wire.write("E0");
        pass(1_600);
        assertThat(wire.read(6)).isEqualTo("6667A25EB93C");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Nack {
        assertThat(wire.ask("89", 6)).isEqualTo("0F1239345668");
        assertRefused(() -> wire.write("F32D"));
        assertRefused(() -> wire.write("24"));
        assertRefused(() -> wire.write("FD000081"));
    }

    @Test
    void needsTimeAfterAReset() throws Nack {
        wire.write("94");
        assertRefused(() -> wire.write("89"));

        pass(1_000);
        wire.write("89");
    }

    private void pass(int micros) {
        clock.addAndGet(micros * 1000L);
    }

    private static void assertRefused(ThrowingCallable message) {
        assertThatThrownBy(message).isInstanceOf(Nack.class);
    }
}
