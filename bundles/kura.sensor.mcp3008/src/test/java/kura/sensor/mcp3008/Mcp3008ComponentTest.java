// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kura.bus.BusException.Kind;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedMcp3008;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Mcp3008ComponentTest {

    private final SimulatedBuses buses = new SimulatedBuses();
    private final Mcp3008Component sensor = new Mcp3008Component();

    @BeforeEach
    void aFreshInstance() {
        buses.environment().hold(Quantity.VOLTAGE, 2.4);
        sensor.setSpiBuses(buses.spiBuses());
        sensor.configure(Map.of("kura.service.pid", "tank", "bus", "1.0"));
    }

    @Test
    void readsAllInputsUnlessASettingSaysOtherwise() throws IOException {
        var values = reading();

        assertThat(values).hasSize(8);
        for (int i = 0; i < 8; i++) {
            assertThat(values.get(i).input()).isEqualTo("ch" + i);
            assertThat(values.get(i).value()).isCloseTo(2.4 / (i + 1), within(0.0033));
        }
    }

    @Test
    void givesWhatTheVoltsStandFor() throws IOException {
        sensor.configure(Map.of("bus", "1.0", "inputs", "0 loop 150 level 0 1"));

        assertThat(reading()).singleElement().satisfies(level -> {
            assertThat(level.quantity()).isEqualTo(Quantity.LEVEL);
            assertThat(level.value()).isCloseTo((2.4 - 0.6) / 2.4, within(0.0014));
        });
    }

    @Test
    void badSettingsAreRefusedInWords() {
        sensor.configure(Map.of("bus", "1.0", "inputs", "9"));
        assertThat(sensor.remark())
                .startsWith("setting inputs is '9', allowed is inputs from 0 to 7, each once, with ");

        sensor.configure(Map.of("bus", "1.0", "reference.volts", "12"));
        assertThat(sensor.remark()).startsWith("setting reference.volts is '12', allowed is a number from 0.25 to 5.5");
    }

    @Test
    void refusesAShuntThatMakesMoreThanTheReference() {
        sensor.configure(Map.of("bus", "1.1", "inputs", "0;2 loop 165 level 0 1"));

        assertThat(sensor.remark())
                .startsWith("setting inputs has 165.0 Ω at ch2, which make more than the reference of 3.3 V of 21 mA");
        assertThat(sensor.line()).isEqualTo("spi-1.0");
    }

    @Test
    void losesAnAdapterThatIsPulledOutAndFindsTheChipAgain() throws IOException {
        reading();
        buses.spi("1.0").fail(Kind.ABSENT);
        assertThatThrownBy(this::reading).isInstanceOf(SensorException.class);

        buses.spi("1.0").heal();
        buses.spi("1.0").attach(new SimulatedMcp3008(buses.environment(), System::nanoTime));
        assertThat(reading()).hasSize(8);
    }

    private List<Measurement> reading() throws IOException {
        sensor.start();
        return sensor.read();
    }
}
