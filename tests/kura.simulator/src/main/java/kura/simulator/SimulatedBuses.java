// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The buses of a gateway that has none, with all the chips of the {@link Catalogue} on them. Ranked above the buses of Linux,
 * so it wins where both run.
 */
@Component(
        name = "kura.simulator",
        immediate = true,
        service = {I2cBuses.class, SimulatedBuses.class},
        property = "service.ranking:Integer=100")
public final class SimulatedBuses implements I2cBuses {

    private final Map<String, SimulatedBus> i2c = new ConcurrentSkipListMap<>();
    private final Map<String, SimulatedSpiBus> spi = new ConcurrentSkipListMap<>();
    private final Environment environment;
    private final Catalogue catalogue;

    /** On the clock of the machine. */
    public SimulatedBuses() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedBuses(LongSupplier nanoTime) {
        environment = new Environment(nanoTime);
        catalogue = new Catalogue(this, nanoTime);
    }

    @Override
    public I2cBus named(String name) throws BusException {
        return existing(name, i2c);
    }

    /** The SPI buses of the same gateway. */
    public SpiBuses spiBuses() {
        return this::spiNamed;
    }

    private SpiBus spiNamed(String name) throws BusException {
        return existing(name, spi);
    }

    private static <B> B existing(String name, Map<String, B> buses) throws BusException {
        B bus = buses.get(name);
        if (bus == null) {
            throw new BusException(
                    Kind.ABSENT,
                    0,
                    "there is no simulated bus %s, only: %s".formatted(name, String.join(", ", buses.keySet())));
        }
        return bus;
    }

    /** The I²C bus of that name, to plug chips in and out; a new and empty one, if there was none. */
    public SimulatedBus bus(String name) {
        return i2c.computeIfAbsent(name, SimulatedBus::new);
    }

    /** The SPI bus and chip select of that name, to plug a chip in and out; a new and empty one, if there was none. */
    public SimulatedSpiBus spi(String name) {
        return spi.computeIfAbsent(name, SimulatedSpiBus::new);
    }

    /** What the chips measure. */
    public Environment environment() {
        return environment;
    }

    /** The names of all chips that are there from the beginning, each with the name of its bus. */
    public Map<String, String> chips() {
        return catalogue.buses();
    }

    /** The names of those of them that are on an I²C bus, each with its address. */
    public Map<String, Integer> addresses() {
        return catalogue.addresses();
    }

    /** Pulls out one of the chips that are there from the beginning. */
    public void unplug(String chip) {
        catalogue.unplug(chip);
    }

    /** Plugs in a new one in its place, or in that of the one that is there: it has just got its power, and no settings. */
    public void plug(String chip) {
        catalogue.plug(chip);
    }

    /** Pulls all buses out. */
    @Deactivate
    void deactivate() {
        i2c.values().forEach(bus -> bus.fail(Kind.ABSENT));
        spi.values().forEach(bus -> bus.fail(Kind.ABSENT));
    }
}
