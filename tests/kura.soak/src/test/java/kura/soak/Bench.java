// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;
import kura.chip.ChipComponent;
import kura.simulator.SimulatedBuses;

/** One chip on a bench: its component as it ships, a simulated chip, between them wires that can be disturbed. */
final class Bench {

    final String chip;
    final Disturbance disturbance;
    final ChipComponent sensor;
    final SimulatedBuses buses;
    private final AtomicLong skipped = new AtomicLong();

    Bench(String chip, Disturbance disturbance) {
        this.chip = chip;
        this.disturbance = disturbance;
        buses = new SimulatedBuses(() -> System.nanoTime() + skipped.get());
        sensor = component(chip);
        sensor.setI2cBuses(disturbance.i2c(buses));
        sensor.setSpiBuses(disturbance.spi(buses.spiBuses()));
        var settings = new HashMap<String, Object>();
        settings.put("kura.service.pid", chip);
        settings.put("bus", buses.chips().get(chip));
        if (buses.addresses().containsKey(chip)) {
            settings.put("address", buses.addresses().get(chip));
        }
        sensor.configure(settings);
    }

    /** The names of all chips there are. */
    static Iterable<String> chips() {
        return new SimulatedBuses().chips().keySet();
    }

    /** Lets time pass, without waiting for it. */
    void skip(long millis) {
        skipped.addAndGet(millis * 1_000_000);
    }

    /** Of the class that is called like the chip. */
    private static ChipComponent component(String chip) {
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
