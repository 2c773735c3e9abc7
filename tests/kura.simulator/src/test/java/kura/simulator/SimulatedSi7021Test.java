// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedSi7021Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final Wire wire = new Wire(new SimulatedSi7021(environment, clock::get));

    /** The vectors of the datasheet: code 0x66B4, and 0x7C80 which with the status bits is 0x7C82. */
    @BeforeEach
    void theAirOfTheDatasheet() {
        environment.hold(Quantity.TEMPERATURE, 23.64607);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.5479483);
    }

    @Test
    void acknowledgesNothingWhileItConverts() throws Nack {
        wire.write("F5");
        clock.addAndGet(22_799_999);

        assertThatThrownBy(() -> wire.read(3)).isInstanceOf(Nack.class);
        assertThatThrownBy(() -> wire.write("F3")).isInstanceOf(Nack.class);
        clock.addAndGet(1);
        assertThat(wire.read(3)).isEqualTo("7C8297");
    }

    @Test
    void convertsATemperatureInLessThanElevenMilliseconds() throws Nack {
        wire.write("F3");
        assertThatThrownBy(() -> wire.read(3)).isInstanceOf(Nack.class);

        clock.addAndGet(10_800_000);
        assertThat(wire.read(3)).isEqualTo("66B474");
    }

    @Test
    void answersOnlyOnce() throws Nack {
        wire.write("E3");
        wire.read(3);

        assertThatThrownBy(() -> wire.read(3)).isInstanceOf(Nack.class);
    }

    @Test
    void remembersTheTemperatureOfTheLastHumidity() throws Nack {
        wire.write("E5");
        environment.hold(Quantity.TEMPERATURE, -40);
        assertThat(wire.ask("E0", 2)).isEqualTo("66B4");
    }

    @Test
    void tellsWhatItIs() throws Nack {
        assertThat(wire.ask("FC C9", 6)).isEqualTo("15FFB5FFFFCB");
        assertThat(wire.ask("FA 0F", 8)).startsWith("12").hasSize(16);
        assertThat(wire.ask("84 B8", 1)).isEqualTo("20");
    }

    @Test
    void keepsItsUserRegisterUntilReset() throws Nack {
        wire.write("E6 FF");
        assertThat(wire.ask("E7", 1)).isEqualTo("BF");

        wire.write("FE");
        assertThatThrownBy(() -> wire.write("E7")).isInstanceOf(Nack.class);
        clock.addAndGet(15_000_000);
        assertThat(wire.ask("E7", 1)).isEqualTo("3A");
    }

    @Test
    void refusesACommandItDoesNotKnow() {
        assertThatThrownBy(() -> wire.write("D0")).isInstanceOf(Nack.class);
        assertThatThrownBy(() -> wire.write("FC 00")).isInstanceOf(Nack.class);
        assertThatThrownBy(() -> wire.write("E6")).isInstanceOf(Nack.class);
    }

    @Test
    void itsSiblingsAreSlowerAndSimpler() throws Nack {
        var htu21d = new Wire(SimulatedSi7021.htu21d(environment, clock::get));
        assertThat(htu21d.ask("FC C9", 6)).isEqualTo("32006B485404");
        assertThat(htu21d.ask("E7", 1)).isEqualTo("02");
        assertThatThrownBy(() -> htu21d.write("E0")).isInstanceOf(Nack.class);
        htu21d.write("F5");
        clock.addAndGet(16_000_000);
        assertThat(htu21d.read(3)).isEqualTo("7C8297");

        var sht2x = new Wire(SimulatedSi7021.sht2x(environment, clock::get));
        assertThat(sht2x.ask("FC C9", 6)).isEqualTo("7C829766B474");
        sht2x.write("F3");
        clock.addAndGet(84_999_999);
        assertThatThrownBy(() -> sht2x.read(3)).isInstanceOf(Nack.class);
        clock.addAndGet(1);
        assertThat(sht2x.read(3)).isEqualTo("66B474");
    }
}
