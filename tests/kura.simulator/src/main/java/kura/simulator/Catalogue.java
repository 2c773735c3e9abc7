// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** All chips that are simulated, by the names of their bundles, and where they hang: no two at one place. */
final class Catalogue {

    /** Makes an I²C chip; its second parameter is a clock like {@link System#nanoTime()}. */
    private interface I2c extends BiFunction<Environment, LongSupplier, SimulatedChip> {}

    /** Makes an SPI chip. */
    private interface Spi extends BiFunction<Environment, LongSupplier, SimulatedSpiChip> {}

    private final Map<String, String> buses = new LinkedHashMap<>();
    private final Map<String, Integer> addresses = new LinkedHashMap<>();
    private final Map<String, Runnable> plugs = new HashMap<>();
    private final SimulatedBuses on;
    private final LongSupplier nanoTime;

    Catalogue(SimulatedBuses on, LongSupplier nanoTime) {
        this.on = on;
        this.nanoTime = nanoTime;
        i2c("bme280", "1", 0x76, SimulatedBme280::bme280);
        i2c("bme680", "1", 0x77, SimulatedBme680::bme680);
        i2c("si7021", "1", 0x40, SimulatedSi7021::new);
        i2c("ads1115", "1", 0x48, SimulatedAds1115::ads1115);
        i2c("mcp9808", "1", 0x18, SimulatedMcp9808::new);
        i2c("lm75", "2", 0x48, SimulatedLm75::lm75);
        i2c("ina219", "2", 0x40, SimulatedIna219::new);
        i2c("ina226", "2", 0x41, SimulatedIna226::new);
        i2c("sht3x", "1", 0x44, SimulatedSht3x::new);
        i2c("sht4x", "2", 0x44, SimulatedSht4x::new);
        i2c("scd4x", "1", 0x62, SimulatedScd4x::new);
        i2c("aht20", "1", 0x38, SimulatedAht20::aht20);
        spi("max31855", "0.0", SimulatedMax31855::new);
        spi("max31865", "0.1", SimulatedMax31865::new);
        spi("mcp3008", "1.0", SimulatedMcp3008::new);
        i2c("bh1750", "1", 0x23, SimulatedBh1750::new);
        i2c("soil", "1", 0x36, SimulatedSoil::new);
    }

    /** The names of the chips, each with the name of its bus. */
    Map<String, String> buses() {
        return buses;
    }

    /** The names of the chips on I²C, each with its address. */
    Map<String, Integer> addresses() {
        return addresses;
    }

    /** Plugs a new chip of this name in. */
    void plug(String chip) {
        plugs.get(chip).run();
    }

    /** Pulls it out. */
    void unplug(String chip) {
        String bus = buses.get(chip);
        if (addresses.containsKey(chip)) {
            on.bus(bus).detach(addresses.get(chip));
        } else {
            on.spi(bus).attach(null);
        }
    }

    private void i2c(String chip, String bus, int address, I2c simulation) {
        buses.put(chip, bus);
        addresses.put(chip, address);
        plugs.put(chip, () -> on.bus(bus).attach(address, simulation.apply(on.environment(), nanoTime)));
        plug(chip);
    }

    private void spi(String chip, String bus, Spi simulation) {
        buses.put(chip, bus);
        plugs.put(chip, () -> on.spi(bus).attach(simulation.apply(on.environment(), nanoTime)));
        plug(chip);
    }
}
