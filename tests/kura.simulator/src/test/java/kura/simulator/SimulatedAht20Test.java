// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedAht20Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final Wire wire = new Wire(SimulatedAht20.aht20(environment, clock::get));

    @BeforeEach
    void ordinaryAir() {
        environment.hold(Quantity.TEMPERATURE, 25);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.5);
    }

    @Test
    void saysThatItIsBusyWhileItConverts() throws Nack {
        wire.write("AC3300");
        pass(79_999);
        assertThat(wire.read(7)).startsWith("980000000000");

        pass(1);
        assertThat(wire.read(7)).isEqualTo("18800006000023");
        assertThat(wire.read(1)).isEqualTo("18");
    }

    @Test
    void doesNotBeginAgainWhileItConverts() throws Nack {
        wire.write("AC3300");
        pass(40_000);
        environment.hold(Quantity.TEMPERATURE, -25);
        wire.write("AC3300");
        pass(40_000);

        assertThat(wire.read(7)).isEqualTo("18800006000023");
    }

    @Test
    void forgetsWhatItMeasuredWhenReset() throws Nack {
        wire.write("AC3300");
        pass(80_000);
        wire.write("BA");
        assertThat(wire.read(1)).isEqualTo("98");

        pass(20_000);
        assertThat(wire.read(7)).isEqualTo("18000000000035");
    }

    @Test
    void anOlderOneHasToBePreparedAndSendsNoChecksum() throws Nack {
        var older = new Wire(SimulatedAht20.aht10(environment, clock::get));
        assertThat(older.read(1)).isEqualTo("00");
        assertRefused(() -> older.write("BE0800"));

        older.write("E10800");
        pass(10_000);
        older.write("AC3300");
        pass(80_000);

        assertThat(older.read(7)).isEqualTo("188000060000FF");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused(() -> wire.write("E10800"));
        assertRefused(() -> wire.write("71"));
        assertRefused(() -> wire.write("AC"));
    }

    private void pass(int micros) {
        clock.addAndGet(micros * 1000L);
    }

    private static void assertRefused(ThrowingCallable message) {
        assertThatThrownBy(message).isInstanceOf(Nack.class);
    }
}
