// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedBme680Test {

    private static final String SETTINGS = "72 02 75 00 5A 6A 64 65 70 00 71 10";
    private static final String MEASURE = "74 8D";

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private Wire wire = new Wire(SimulatedBme680.bme680(environment, clock::get));

    /** The air in which the worked example of the facts, with this chip's trim, has its codes. */
    @BeforeEach
    void theAirOfTheWorkedExample() {
        environment.hold(Quantity.TEMPERATURE, 26.6931);
        environment.hold(Quantity.PRESSURE, 98_716.93);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.424097);
        environment.hold(Quantity.GAS_RESISTANCE, 229_572.4);
    }

    @Test
    void readsOnFromWhereThePointerStands() throws Nack {
        assertThat(wire.ask("E1", 3)).isEqualTo("40542A");
        assertThat(wire.read(2)).isEqualTo("002D");
    }

    @Test
    void saysWhichChipItIs() throws Nack {
        assertThat(wire.ask("D0", 1)).isEqualTo("61");
        assertThat(wire.ask("F0", 1)).isEqualTo("00");
        wire = new Wire(SimulatedBme680.bme688(environment, clock::get));
        assertThat(wire.ask("F0", 1)).isEqualTo("01");
    }

    @Test
    void measuresInTheTimeOfTheDatasheet() throws Nack {
        wire.write(SETTINGS + MEASURE);
        assertThat(wire.ask("1D", 1)).isEqualTo("20");

        clock.addAndGet(32_775_000);
        assertThat(wire.ask("1D", 1)).isEqualTo("60");
        assertThat(wire.ask("74", 1)).isEqualTo("8D");
        clock.addAndGet(147_999_999); // gas_wait 0x65 is 37 ms, four times
        assertThat(wire.ask("1D", 1)).isEqualTo("60");
        clock.addAndGet(1);
        assertThat(wire.ask("1D", 1)).isEqualTo("80");
        assertThat(wire.ask("74", 1)).isEqualTo("8C");
    }

    @Test
    void answersWithTheCodesOfTheWorkedExample() throws Nack {
        String gas = "9B35";

        assertThat(measured(SETTINGS)).isEqualTo("8000" + "564CD0" + "7A5F80" + "4A4B" + "000000" + gas + "0000");
    }

    @Test
    void aBme688HasItsGasTwoBytesLater() throws Nack {
        wire = new Wire(SimulatedBme680.bme688(environment, clock::get));
        environment.hold(Quantity.GAS_RESISTANCE, 1_853_393.7);

        assertThat(measured(SETTINGS + "71 20")).endsWith("4A4B" + "0000000000" + "9B35");
    }

    @Test
    void aHeaterThatIsOffOrTooShortIsNotStable() throws Nack {
        assertThat(measured(SETTINGS + "70 08")).endsWith("9B250000");
        assertThat(measured(SETTINGS + "64 05")).endsWith("9B250000");
    }

    @Test
    void withoutGasThereIsNoneAndNoHeating() throws Nack {
        wire.write(SETTINGS + "71 00" + MEASURE);
        clock.addAndGet(32_775_000);
        assertThat(wire.ask("1D", 17)).endsWith("4A4B" + "00000000000000");
    }

    @Test
    void whatIsSkippedReadsAsNotMeasured() throws Nack {
        wire.write("72 00 74 01");
        clock.addAndGet(1_000_000_000);
        assertThat(wire.ask("1D", 10)).isEqualTo("8000" + "800000" + "800000" + "8000");
    }

    @Test
    void humiditySettingsCountWithTheNextControl() throws Nack {
        wire.write("72 00 74 8D 72 02");
        clock.addAndGet(1_000_000_000);
        assertThat(wire.ask("25", 2)).isEqualTo("8000");

        assertThat(measured("")).contains("4A4B");
    }

    @Test
    void aResetTakesTwoMillisecondsAndForgetsEverythingButTheTrim() throws Nack {
        wire.write(SETTINGS + MEASURE + "E0 B6");

        assertThatThrownBy(() -> wire.read(1)).isInstanceOf(Nack.class);
        assertThatThrownBy(() -> wire.write("D0")).isInstanceOf(Nack.class);
        clock.addAndGet(2_000_000);
        assertThat(wire.ask("74", 1)).isEqualTo("00");
        assertThat(wire.ask("5A", 1)).isEqualTo("00");
        assertThat(wire.ask("E1", 1)).isEqualTo("40");
        clock.addAndGet(1_000_000_000);
        assertThat(wire.ask("1D", 10)).isEqualTo("0000" + "800000" + "800000" + "8000");
    }

    @Test
    void takesNoNewModeDuringAMeasurement() throws Nack {
        wire.write(SETTINGS + MEASURE);
        wire.write("74 00");

        assertThat(wire.ask("74", 1)).isEqualTo("8D");
    }

    @Test
    void trimAndDataCannotBeWritten() throws Nack {
        wire.write("E1 00 1D FF D0 00");

        assertThat(wire.ask("E1", 1) + wire.ask("1D", 1) + wire.ask("D0", 1)).isEqualTo("400061");
    }

    private String measured(String settings) throws Nack {
        wire.write(settings + MEASURE);
        clock.addAndGet(1_000_000_000);
        return wire.ask("1D", 17);
    }
}
