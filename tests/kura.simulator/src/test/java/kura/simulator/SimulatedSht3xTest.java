// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedSht3xTest {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final Wire wire = new Wire(new SimulatedSht3x(environment, clock::get));

    @BeforeEach
    void theAirOfTheDatasheet() {
        environment.hold(Quantity.TEMPERATURE, 25.0027);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.370016);
    }

    @Test
    void acknowledgesNothingWhileItConverts() throws Nack {
        wire.write("2400");
        pass(15_499);
        assertRefused(() -> wire.read(6));
        assertRefused(() -> wire.write("F32D"));

        pass(1);
        assertThat(wire.read(6)).isEqualTo("6667A25EB93C");
        assertRefused(() -> wire.read(6));
    }

    @Test
    void convertsFasterIfToldSo() throws Nack {
        wire.write("240B");
        pass(6_500);
        assertThat(wire.read(6)).isEqualTo("6667A25EB93C");

        wire.write("2416");
        pass(4_500);
        assertThat(wire.read(6)).isEqualTo("6667A25EB93C");
    }

    @Test
    void reachesBothEndsOfItsWords() throws Nack {
        environment.hold(Quantity.TEMPERATURE, -60);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 1);
        wire.write("2400");
        pass(15_500);

        assertThat(wire.read(6)).isEqualTo("000081FFFFAC");
    }

    @Test
    void takesFewCommandsWhileItMeasuresAtIntervals() throws Nack {
        wire.write("2130");
        assertRefused(() -> wire.write("2400"));
        assertRefused(() -> wire.write("30A2"));
        assertThat(wire.ask("E000", 6)).isEqualTo("6667A25EB93C");

        wire.write("3093");
        assertRefused(() -> wire.write("30A2"));
        pass(1_000);
        wire.write("30A2");
        pass(1_500);
        assertThat(wire.ask("F32D", 3)).isEqualTo("0010C2");
    }

    @Test
    void remembersItsHeaterUntilReset() throws Nack {
        wire.write("306D");
        wire.write("3041");
        assertThat(wire.ask("F32D", 3)).isEqualTo("20005D");

        wire.write("3066");
        assertThat(wire.ask("F32D", 3)).isEqualTo("000081");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Nack {
        assertThat(wire.ask("3780", 6)).isEqualTo("12343756787D");
        assertRefused(() -> wire.write("89"));
        assertRefused(() -> wire.write("E000"));
        assertRefused(() -> wire.write("2C06"));
        assertRefused(() -> wire.write("2400000081"));
    }

    private void pass(int micros) {
        clock.addAndGet(micros * 1000L);
    }

    private static void assertRefused(ThrowingCallable message) {
        assertThatThrownBy(message).isInstanceOf(Nack.class);
    }
}
