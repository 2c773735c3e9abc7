// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** Where a chip is, and how to find it there. */
public interface Socket {

    /** The drivers of this machine's buses; each is null while there is none. */
    record Drivers(I2cBuses i2c, SpiBuses spi) {}

    /** Finds a chip on an I²C bus. */
    @FunctionalInterface
    interface I2cProbe {
        /** @throws IOException if there is none, or another one */
        Chip find(I2cBus bus, int address) throws IOException;
    }

    /** Finds a chip on an SPI bus. */
    @FunctionalInterface
    interface SpiProbe {
        /** @throws IOException if there is none, or another one */
        Chip find(SpiBus bus) throws IOException;
    }

    /** As {@link Sensor#line()}. */
    String line();

    /** What no two components can have together: bus and address; empty if there is none. */
    default String place() {
        return line();
    }

    /** Those that the chip here has to do with: another one's coming or going does not disturb it. */
    Drivers of(Drivers all);

    /** Finds the chip, or throws. */
    Chip find(Drivers drivers) throws IOException;

    /** Nowhere yet: the setting {@code bus} is empty. */
    record Nowhere(String line) implements Socket {

        /** Any number of components may be nowhere. */
        @Override
        public String place() {
            return "";
        }

        @Override
        public Drivers of(Drivers all) {
            return new Drivers(null, null);
        }

        @Override
        public Chip find(Drivers drivers) throws IOException {
            throw new SensorException(
                    Cause.NOT_CONFIGURED,
                    "set the bus that the chip hangs on, for example " + (line.equals("spi") ? "0.0" : "1"));
        }
    }

    /** At an address of an I²C bus. */
    record I2c(String bus, int address, I2cProbe probe) implements Socket {

        @Override
        public String line() {
            return "i2c-" + bus;
        }

        @Override
        public String place() {
            return "%s 0x%02x".formatted(line(), address);
        }

        @Override
        public Drivers of(Drivers all) {
            return new Drivers(all.i2c, null);
        }

        @Override
        public Chip find(Drivers drivers) throws IOException {
            return probe.find(present(drivers.i2c, "I²C", "i2c").named(bus), address);
        }
    }

    /** At a chip select of an SPI bus. */
    record Spi(String bus, SpiProbe probe) implements Socket {

        @Override
        public String line() {
            return "spi-" + bus;
        }

        @Override
        public Drivers of(Drivers all) {
            return new Drivers(null, all.spi);
        }

        @Override
        public Chip find(Drivers drivers) throws IOException {
            return probe.find(present(drivers.spi, "SPI", "spi").named(bus));
        }
    }

    private static <T> T present(T driver, String what, String bundle) throws SensorException {
        if (driver == null) {
            throw new SensorException(
                    Cause.ABSENT,
                    "no " + what + " driver is running; is the bundle kura.driver." + bundle
                            + " installed and active?");
        }
        return driver;
    }
}
