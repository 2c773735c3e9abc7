// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedBme280Test {

    private static final String MEASURE = "F2 03 F4 6D"; // all four times

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private Wire wire = new Wire(SimulatedBme280.bme280(environment, clock::get));

    /** The air in which the worked example of the facts, with this chip's trim, has its codes. */
    @BeforeEach
    void theAirOfTheWorkedExample() {
        environment.hold(Quantity.TEMPERATURE, 24.78949);
        environment.hold(Quantity.PRESSURE, 100_661.52);
        environment.hold(Quantity.RELATIVE_HUMIDITY, 0.6866997);
    }

    @Test
    void saysWhichChipItIs() throws Nack {
        assertThat(wire.ask("D0", 1)).isEqualTo("60");
        wire = new Wire(SimulatedBme280.bmp280(environment, clock::get));
        assertThat(wire.ask("D0", 1)).isEqualTo("58");
    }

    @Test
    void measuresInTheTimeOfTheDatasheet() throws Nack {
        wire.write(MEASURE);
        assertThat(wire.ask("F3", 2)).isEqualTo("086D");

        clock.addAndGet(29_999_999);
        assertThat(wire.ask("F3", 1)).isEqualTo("08");
        clock.addAndGet(1);
        assertThat(wire.ask("F3", 2)).isEqualTo("006C");
    }

    @Test
    void answersWithTheCodesOfTheWorkedExample() throws Nack {
        assertThat(measured(MEASURE)).isEqualTo("4FCA00" + "813270" + "7649");
    }

    @Test
    void whatIsSkippedReadsAsNotMeasured() throws Nack {
        assertThat(measured("F2 00 F4 01")).isEqualTo("800000" + "800000" + "8000");
    }

    @Test
    void humiditySettingsCountWithTheNextControl() throws Nack {
        assertThat(measured("F2 00 F4 6D F2 03")).endsWith("8000");
        assertThat(measured("F4 6D")).endsWith("7649");
    }

    @Test
    void aBmp280HasNoHumidity() throws Nack {
        wire = new Wire(SimulatedBme280.bmp280(environment, clock::get));

        assertThat(measured(MEASURE)).isEqualTo("4FCA00" + "813270" + "8000");
        assertThat(wire.ask("F2", 1)).isEqualTo("00");
    }

    @Test
    void aResetTakesTimeAndForgetsEverythingButTheTrim() throws Nack {
        wire.write(MEASURE + "F5 10 E0 B6");

        assertThatThrownBy(() -> wire.read(1)).isInstanceOf(Nack.class);
        clock.addAndGet(2_000_000);
        assertThat(wire.ask("F2", 4)).as("still copies its trim").isEqualTo("00010000");
        clock.addAndGet(1_000_000);
        assertThat(wire.ask("F2", 4)).isEqualTo("00000000");
        assertThat(wire.ask("E1", 7)).isEqualTo("780100112E031E");
        clock.addAndGet(1_000_000_000);
        assertThat(wire.ask("F7", 8)).isEqualTo("8000008000008000");
    }

    @Test
    void takesNoNewModeDuringAMeasurement() throws Nack {
        wire.write(MEASURE + "F4 00");

        assertThat(wire.ask("F4", 1)).isEqualTo("6D");
    }

    @Test
    void trimAndDataCannotBeWritten() throws Nack {
        wire.write("E1 00 F7 FF D0 00 88 00");

        assertThat(wire.ask("E1", 1) + wire.ask("F7", 1) + wire.ask("D0", 1) + wire.ask("88", 1))
                .isEqualTo("78806069");
    }

    private String measured(String settings) throws Nack {
        wire.write(settings);
        clock.addAndGet(1_000_000_000);
        return wire.ask("F7", 8);
    }
}
