// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedScd4xTest {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedScd4x chip = new SimulatedScd4x(environment, clock::get);
    private final Wire wire = new Wire(chip);

    @BeforeEach
    void theAirOfTheDatasheet() {
        environment.hold(Quantity.CARBON_DIOXIDE, 500);
        environment.hold(Quantity.TEMPERATURE, 25);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.370016);
    }

    @Test
    void hasSomethingNewEveryFiveSeconds() throws Nack {
        wire.write("21B1");
        pass(4_990_000);
        assertThat(asked("E4B8", 3)).isEqualTo("8000A2");
        assertRefused(() -> asked("EC05", 9));

        pass(9_000);
        assertThat(asked("E4B8", 3)).isEqualTo("800604");
        assertThat(asked("EC05", 9)).isEqualTo("01F4336667A25EB93C");
        assertThat(asked("E4B8", 3)).isEqualTo("8000A2");
        assertRefused(() -> asked("EC05", 9));
    }

    @Test
    void takesFewCommandsWhileItMeasures() throws Nack {
        wire.write("21B1");
        assertRefused(() -> wire.write("3682"));
        assertRefused(() -> wire.write("242705DC8F"));
        wire.write("E00003DB42");
        pass(1_000);

        wire.write("3F86");
        pass(499_999);
        assertRefused(() -> wire.write("3682"));
        pass(1);
        assertThat(asked("3682", 9)).isEqualTo("F896319F07C23BBE89");
        assertRefused(() -> asked("EC05", 9));
        assertThat(asked("E4B8", 3)).isEqualTo("8000A2");
    }

    @Test
    void needsAMillisecondForAnAnswer() throws Nack {
        wire.write("3682");
        pass(999);
        assertRefused(() -> wire.read(9));
    }

    @Test
    void keepsSettingsUntilTheyAreReloaded() throws Nack {
        wire.write("242705DC8F");
        pass(1_000);
        wire.write("241D07E648");
        pass(1_000);
        assertThat(asked("2322", 3)).isEqualTo("05DC8F");
        assertThat(asked("2318", 3)).isEqualTo("07E648");
        assertThat(asked("2313", 3)).isEqualTo("0001B0");

        wire.write("3646");
        assertRefused(() -> wire.write("3682"));
        pass(30_000);
        assertThat(asked("2322", 3)).isEqualTo("000081");
        assertThat(asked("2318", 3)).startsWith("05D9");
    }

    @Test
    void takesTheOffsetFromTheTemperature() throws Nack {
        environment.hold(Quantity.TEMPERATURE, 26.4);
        wire.write("241D07E648");
        pass(1_000);
        wire.write("21B1");
        pass(5_000_000);

        assertThat(asked("EC05", 9)).startsWith("01F4336666");
    }

    @Test
    void isDeafWhileItSleepsAndEvenWhenItWakes() throws Nack {
        wire.write("36E0");
        assertRefused(() -> wire.write("3682"));
        assertRefused(() -> wire.write("36F6"));
        wire.write("3682");
    }

    @Test
    void refusesWhatIsDamagedOrUnknown() {
        assertRefused(() -> wire.write("242705DC8E"));
        assertRefused(() -> wire.write("2427"));
        assertRefused(() -> wire.write("36"));
        assertRefused(() -> wire.write("FFFF"));
    }

    private String asked(String command, int length) throws Nack {
        wire.write(command);
        pass(1_000);
        return wire.read(length);
    }

    private void pass(int micros) {
        clock.addAndGet(micros * 1000L);
    }

    private static void assertRefused(ThrowingCallable message) {
        assertThatThrownBy(message).isInstanceOf(Nack.class);
    }
}
