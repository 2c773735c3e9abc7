// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The buses of a gateway that has none: bus {@code 1} with a BME680 at 0x77 and a Si7021 at 0x40. Ranked above the buses
 * of Linux, so it wins where both run.
 */
@Component(name = "kura.simulator", immediate = true, property = "service.ranking:Integer=100")
public final class SimulatedBuses implements I2cBuses {

    private final Map<String, SimulatedBus> buses = new ConcurrentSkipListMap<>();
    private final Environment environment;

    /** On the clock of the machine. */
    public SimulatedBuses() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedBuses(LongSupplier nanoTime) {
        environment = new Environment(nanoTime);
        bus("1").attach(0x77, SimulatedBme680.bme680(environment, nanoTime));
        bus("1").attach(0x40, new SimulatedSi7021(environment, nanoTime));
    }

    @Override
    public I2cBus named(String name) throws BusException {
        var bus = buses.get(name);
        if (bus == null) {
            String message =
                    "there is no simulated bus %s, only: %s".formatted(name, String.join(", ", buses.keySet()));
            throw new BusException(Kind.ABSENT, 0, message);
        }
        return bus;
    }

    /** The bus of that name, to plug chips in and out; a new and empty one, if there was none. */
    public SimulatedBus bus(String name) {
        return buses.computeIfAbsent(name, SimulatedBus::new);
    }

    /** What the chips measure. */
    public Environment environment() {
        return environment;
    }

    /** Pulls all buses out. */
    @Deactivate
    void deactivate() {
        buses.values().forEach(bus -> bus.fail(Kind.ABSENT));
    }
}
