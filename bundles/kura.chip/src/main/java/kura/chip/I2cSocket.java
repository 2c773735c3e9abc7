// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.settings.Settings;
import org.slf4j.Logger;

/**
 * The place on a bus where a chip sits, as its settings {@code bus}, {@code address} and {@code sensor.name} say. The chip
 * is looked for when it is first needed, and again after every failure: so it may be plugged in later and out at any time.
 *
 * @param <C> what knows the chip
 */
public final class I2cSocket<C> {

    /** Finds a chip on a bus, or throws. */
    @FunctionalInterface
    public interface Probe<C> {
        /** @throws IOException if there is none, or another one */
        C find(I2cBus bus, int address) throws IOException;
    }

    /** What is asked of a chip. */
    @FunctionalInterface
    public interface Question<C, R> {
        /** @throws IOException if the chip gives no answer */
        R ask(C chip) throws IOException;
    }

    private static final Pattern BUS = Pattern.compile("(0|[1-9]\\d{0,6})?");

    private record Place(String bus, int address) {}

    private final String pid;
    private final int defaultAddress;
    private final int firstAddress;
    private final int lastAddress;
    private final Probe<C> probe;
    private volatile Place place; // null until there were good settings
    private volatile String name;
    private Place foundAt;
    private I2cBuses foundOn;
    private C chip;

    /**
     * @param pid of the component
     * @param defaultAddress 7 bits, of a board as it is sold
     * @param firstAddress the lowest that the chip can have
     * @param lastAddress the highest
     * @param probe finds the chip
     */
    public I2cSocket(String pid, int defaultAddress, int firstAddress, int lastAddress, Probe<C> probe) {
        this.pid = pid;
        this.defaultAddress = defaultAddress;
        this.firstAddress = firstAddress;
        this.lastAddress = lastAddress;
        this.probe = probe;
        this.name = pid;
    }

    /** Takes the settings over if all are good; else says in the log what is wrong and stays as it was. */
    public void configure(Map<String, ?> properties, Logger log) {
        var settings = Settings.of(properties);
        String pid = settings.pid(this.pid);
        String named = settings.text("sensor.name", "");
        var wanted = new Place(
                settings.text("bus", "", "the number of an I²C bus, for example 1, or nothing", BUS.asMatchPredicate()),
                settings.integer("address", defaultAddress, firstAddress, lastAddress));
        String otherwise = place == null ? "the sensor is not read until that is corrected" : "what is set stays";
        if (settings.accepted(otherwise, refusal -> log.warn("{}: {}", pid, refusal))) {
            place = wanted;
            name = named.isEmpty() ? pid : named;
        } else if (place == null) {
            name = pid;
        }
    }

    /** The sensor's name: as set, or the name of the instance. */
    public String name() {
        return name;
    }

    /** The bus, as sensors call it. */
    public String line() {
        Place here = place;
        return here == null ? "i2c" : "i2c-" + here.bus();
    }

    /**
     * Asks the chip, after finding it if need be.
     *
     * @param buses null while there is no driver for any bus
     * @throws SensorException with the cause; the chip is looked for again next time
     */
    public <R> R ask(I2cBuses buses, Question<C, R> question) throws IOException {
        Place here = place;
        if (here == null || here.bus().isEmpty()) {
            throw new SensorException(Cause.NOT_CONFIGURED, "set the bus that the chip hangs on, for example 1");
        }
        try {
            if (chip == null || buses != foundOn || !here.equals(foundAt)) {
                chip = null;
                chip = probe.find(bus(buses, here), here.address());
                foundOn = buses;
                foundAt = here;
            }
            return question.ask(chip);
        } catch (BusException e) {
            chip = null;
            throw new SensorException(Cause.valueOf(e.kind().name()), e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            chip = null;
            throw e;
        }
    }

    private static I2cBus bus(I2cBuses buses, Place here) throws IOException {
        if (buses == null) {
            throw new SensorException(
                    Cause.ABSENT, "no I²C driver is running; is the bundle kura.driver.i2c installed and active?");
        }
        return buses.named(here.bus());
    }
}
