// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import kura.chip.ChipComponent;
import kura.simulator.Bench;
import kura.simulator.SimulatedBuses;

/** One chip: its component as it ships, the drivers as they ship, and a simulated chip on wires of its own. */
final class Rig {

    final String chip;
    final SimulatedBuses buses;
    final Wires wires;
    final ChipComponent sensor;
    private final Machine machine;
    private final String bus;
    private final Bench bench = new Bench();
    private int number;

    /** @param number of the I²C adapter that the chip hangs on; at times it has the next one */
    Rig(String chip, Machine machine, int number) {
        this.chip = chip;
        this.machine = machine;
        this.number = number;
        buses = bench.buses();
        String simulated = buses.chips().get(chip);
        bus = isSpi() ? number + ".0" : "the bus of " + chip;
        wires = isSpi()
                ? new Wires(null, buses.spi(simulated), chip.hashCode())
                : new Wires(buses.bus(simulated), null, chip.hashCode());
        plugAdapter();
        sensor = component(chip);
        sensor.setI2cBuses(machine.i2c());
        sensor.setSpiBuses(machine.spi());
        var settings = new HashMap<String, Object>();
        settings.put("kura.service.pid", chip);
        settings.put("bus", bus);
        if (!isSpi()) {
            settings.put("address", buses.addresses().get(chip));
        }
        sensor.configure(settings);
    }

    /** All chips there are, each on an adapter of its own. */
    static List<Rig> all(Machine machine) {
        var rigs = new ArrayList<Rig>();
        new SimulatedBuses().chips().keySet().forEach(chip -> rigs.add(new Rig(chip, machine, 2 * rigs.size())));
        return rigs;
    }

    boolean isSpi() {
        return !buses.addresses().containsKey(chip);
    }

    void plugAdapter() {
        if (isSpi()) {
            machine.plugSpi(bus, wires);
        } else {
            machine.plugI2c(number, bus, wires);
        }
    }

    /** On I²C it will have another number when it comes back. */
    void unplugAdapter() {
        if (isSpi()) {
            machine.unplugSpi(bus);
        } else {
            machine.unplugI2c(number);
            number ^= 1;
        }
    }

    /** Lets time pass, without waiting for it. */
    void skip(long millis) {
        bench.skip(millis);
    }

    /** Of the class that is called like the chip. */
    static ChipComponent component(String chip) {
        String name = Character.toUpperCase(chip.charAt(0)) + chip.substring(1);
        try {
            return (ChipComponent) Class.forName("kura.sensor." + chip + "." + name + "Component")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no component for the chip " + chip, e);
        }
    }
}
