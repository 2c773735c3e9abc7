// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedBusesTest {

    private final SimulatedBuses buses = new SimulatedBuses();

    @Test
    void thereAreABme680AndASi7021OnBusOne() throws BusException {
        var id = new byte[1];

        buses.named("1").transfer(0x77, new byte[] {(byte) 0xD0}, id);
        assertThat(id).containsExactly(0x61);
        buses.named("1").transfer(0x40, new byte[] {(byte) 0xE7}, id);
        assertThat(id).containsExactly(0x3A);
    }

    @Test
    void twoChipsWithTheSameAddressDifferInTheirBusOrHaveAnotherOne() {
        assertThat(buses.chips())
                .containsEntry("si7021", "1")
                .containsEntry("ina219", "2")
                .containsEntry("ina226", "2");
        assertThat(buses.addresses()).containsEntry("ina219", 0x40).containsEntry("ina226", 0x41);
    }

    @Test
    void anUnknownBusIsRefusedByName() {
        assertThatThrownBy(() -> buses.named("7"))
                .hasMessageStartingWith("there is no simulated bus 7, only: 1")
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ABSENT));
    }

    @Test
    void nobodyAnswersAtAnAddressWithoutAChip() throws BusException {
        asking(buses.named("1"), 0x50).hasMessage("bus 1, address 0x50: not acknowledged");
    }

    @Test
    void aChipAnswersAsLongAsItIsPluggedIn() throws BusException {
        var bus = buses.bus("1");
        bus.attach(0x50, SimulatedBme680.bme688(buses.environment(), System::nanoTime));

        bus.transfer(0x50, new byte[] {0}, new byte[1]);
        bus.detach(0x50);

        asking(bus, 0x50).isInstanceOf(BusException.class);
    }

    @Test
    void aChipThatIsPluggedInAgainHasForgottenItsSettings() throws BusException {
        var bus = buses.named("1");
        var resolution = new byte[1];
        bus.transfer(0x18, new byte[] {8, 0}, new byte[0]);

        buses.unplug("mcp9808");
        assertThatThrownBy(() -> bus.transfer(0x18, new byte[] {8}, resolution)).isInstanceOf(BusException.class);
        buses.plug("mcp9808");

        bus.transfer(0x18, new byte[] {8}, resolution);
        assertThat(resolution).containsExactly(3);
    }

    @ParameterizedTest
    @EnumSource
    void aBusFailsAsToldUntilItHeals(Kind kind) throws BusException {
        var bus = buses.bus("1");
        bus.fail(kind);

        asking(bus, 0x77).isInstanceOfSatisfying(BusException.class, e -> assertThat(e.kind())
                .isEqualTo(kind));

        bus.heal();
        bus.transfer(0x77, new byte[] {0}, new byte[1]);
    }

    @Test
    void afterTheComponentStoppedItsBusesAreAbsent() throws BusException {
        var bus = buses.named("1");

        buses.deactivate();

        asking(bus, 0x77).hasMessage("bus 1, address 0x77: absent");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> asking(I2cBus bus, int address) {
        return assertThatThrownBy(() -> bus.transfer(address, new byte[] {0}, new byte[1]));
    }
}
