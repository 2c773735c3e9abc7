// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import kura.bus.BusException;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The SPI buses of the gateway whose I²C buses {@link SimulatedBuses} offers. */
@Component(name = "kura.simulator.spi", immediate = true, property = "service.ranking:Integer=100")
public final class SimulatedSpiBuses implements SpiBuses {

    private final SpiBuses buses;

    @Activate
    public SimulatedSpiBuses(@Reference(service = SimulatedBuses.class) SimulatedBuses simulated) {
        buses = simulated.spiBuses();
    }

    @Override
    public SpiBus named(String name) throws BusException {
        return buses.named(name);
    }
}
