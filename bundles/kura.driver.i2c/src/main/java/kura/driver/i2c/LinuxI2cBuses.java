// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.nio.file.Path;
import java.util.function.Supplier;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.linux.Buses;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** The buses {@code /dev/i2c-N}, by their numbers and by what sysfs calls them. */
final class LinuxI2cBuses implements I2cBuses {

    private final Adapters adapters;
    private final Patience patience;
    private final Buses<LinuxI2cBus> buses;

    /** The buses of a machine whose sysfs is where it always is. */
    LinuxI2cBuses(Supplier<Ioctl> loader) {
        this(loader, Path.of("/sys"), Patience.USUAL);
    }

    /** @param loader of the system's calls; asked once, by the first who wants a bus, and may fail */
    LinuxI2cBuses(Supplier<Ioctl> loader, Path sysfs, Patience patience) {
        this.adapters = new Adapters(sysfs);
        this.patience = patience;
        this.buses = new Buses<>(
                I2cWords.I2C,
                loader,
                patience,
                (system, id, any, over) -> new LinuxI2cBus(system, Integer.parseInt(id), any, over));
    }

    @Override
    public I2cBus named(String name) throws BusException {
        int number = Adapters.number(name);
        if (number < 0) {
            load(name);
            return new NamedBus(name, patience, deadline -> found(name, deadline));
        }
        LinuxI2cBus bus = numbered(number);
        bus.open();
        return bus;
    }

    /** What answers on a bus, as a table. */
    String scan(String name) throws BusException {
        int number = Adapters.number(name);
        if (number < 0) {
            load(name);
            return Scan.of(found(name, patience.deadline()).bus());
        }
        return Scan.of(numbered(number));
    }

    /** The buses there are, a line each. */
    String list() {
        return adapters.list();
    }

    /** Closes all buses for good, and waits for that, but not for what is lost. */
    void stop() {
        buses.stop();
    }

    /** Has what talks to the kernel loaded before a deadline begins, which that alone may take longer than. */
    private void load(String name) throws BusException {
        numbered(adapters.find(name));
    }

    private NamedBus.Found found(String name, long deadline) throws BusException {
        for (int looks = 0; looks < NamedBus.MOST_LOOKS; looks++) {
            int number = adapters.find(name);
            LinuxI2cBus bus = numbered(number);
            int opened = bus.open(deadline);
            if (adapters.find(name) == number) { // else the adapter was unplugged and plugged in meanwhile
                return new NamedBus.Found(bus, opened);
            }
        }
        throw NamedBus.comesAndGoes(name);
    }

    private LinuxI2cBus numbered(int number) throws BusException {
        return buses.get(Integer.toString(number));
    }
}
