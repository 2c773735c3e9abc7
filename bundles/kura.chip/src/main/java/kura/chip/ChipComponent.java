// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kura.bus.I2cBuses;
import kura.bus.SpiBuses;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a chip into Kura: settings in the web UI, readings as a {@link Sensor}. The chip is looked for when it is first
 * needed, and again after every failure: so it may be plugged in later and out at any time. Settings that are wrong change
 * nothing; the log says which.
 */
public abstract class ChipComponent implements Sensor, ConfigurableComponent {

    private static final Pattern SPI = Pattern.compile("(?:(?:/dev/)?spi(?:dev|-)?)?(\\d+\\.\\d+)");

    /** Where the chip is, null until there were good settings, and what is done with what it measures there. */
    private record Setup(Socket socket, Correction correction) {}

    private final String pid;
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final AtomicReference<I2cBuses> i2c = new AtomicReference<>();
    private final AtomicReference<SpiBuses> spi = new AtomicReference<>();
    private final Contact contact;
    private final Object configuring = new Object(); // not this, which a reading may hold for seconds
    private volatile String name;
    private volatile String remark = "";
    private volatile Setup setup = new Setup(null, new Correction(Settings.of(Map.of())));
    private Map<String, ?> configured;

    /** @param pid what the component's settings are known by */
    protected ChipComponent(String pid) {
        this(pid, System::nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    ChipComponent(String pid, LongSupplier nanoTime) {
        this.pid = pid;
        this.name = pid;
        this.contact = new Contact(this, nanoTime);
    }

    /**
     * Reads the settings that say where the chip is and how it is to measure: {@link #i2c} or {@link #spi} with what finds it
     * there. Not used if one of the settings was refused.
     */
    protected abstract Socket socket(Settings settings);

    /**
     * A chip on the I²C bus that the setting {@code bus} names, at the address that the setting {@code address} gives, if the
     * chip has a choice.
     *
     * @param address 7 bits, of a board as it is sold
     * @param first the lowest that the chip can have
     * @param last the highest
     */
    protected static Socket i2c(Settings settings, int address, int first, int last, Socket.I2cProbe probe) {
        String bus = settings.text("bus", "", "number or name of an I²C bus: it is not on SPI", text -> !isSpi(text))
                .replaceFirst("^(/dev/)?i2c-(?=\\d+$)", "");
        int chosen = settings.integer("address", address, first, last);
        return bus.isEmpty() ? new Socket.Nowhere("i2c") : new Socket.I2c(bus, chosen, probe);
    }

    /** A chip on the SPI bus, at the chip select, that the setting {@code bus} names. */
    protected static Socket spi(Settings settings, Socket.SpiProbe probe) {
        String bus = settings.text(
                "bus", "", "bus and chip select, for example 0.0, or nothing", text -> text.isEmpty() || isSpi(text));
        var number = SPI.matcher(bus);
        return number.matches() ? new Socket.Spi(number.group(1), probe) : new Socket.Nowhere("spi");
    }

    /** Whether a bus is meant to be an SPI bus: for chips that speak both. */
    protected static boolean isSpi(String bus) {
        return SPI.matcher(bus).matches();
    }

    /** The driver of the I²C buses; there may be none. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public final void setI2cBuses(I2cBuses buses) {
        i2c.set(buses);
    }

    /** Another one may have come before this one goes. */
    public final void unsetI2cBuses(I2cBuses buses) {
        i2c.compareAndSet(buses, null);
    }

    /** The driver of the SPI buses; there may be none. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public final void setSpiBuses(SpiBuses buses) {
        spi.set(buses);
    }

    /** Another one may have come before this one goes. */
    public final void unsetSpiBuses(SpiBuses buses) {
        spi.compareAndSet(buses, null);
    }

    /** Takes the settings over if all are good; else says in the log what is wrong and stays as it was. */
    @Activate
    @Modified
    public final void configure(Map<String, Object> properties) {
        synchronized (configuring) {
            if (!properties.equals(configured)) { // Kura says the same again and again
                configured = Map.copyOf(properties);
                take(properties);
            }
        }
    }

    private void take(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        String pid = settings.pid(this.pid);
        String named = settings.text("sensor.name", "");
        var wanted = new Setup(socket(settings), new Correction(settings));
        boolean fresh = setup.socket == null;
        String otherwise = fresh ? "the sensor is not read until that is corrected" : "what was set before stays";
        var refusals = new StringJoiner(". ");
        boolean accepted = settings.accepted(otherwise, refusals::add);
        remark = refusals.toString();
        if (!accepted) {
            log.warn("{}: {}", pid, remark);
        }
        if (accepted) {
            setup = wanted;
            name = named.isEmpty() ? pid : named;
        } else if (fresh) {
            name = pid;
        }
    }

    /** As set, or the name of the instance. */
    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String line() {
        Socket here = setup.socket;
        return here == null ? "bus" : here.line();
    }

    @Override
    public final String remark() {
        return Stream.of(remark, contact.remark())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(". "));
    }

    /** Lets others have the chip; this sensor will not look for it any more. */
    @Deactivate
    public final void stop() {
        contact.end();
    }

    @Override
    public final int start() throws IOException {
        return contact.start(setup.socket, drivers());
    }

    @Override
    public final int proceed() throws IOException {
        return contact.proceed(setup.socket, drivers());
    }

    @Override
    public final List<Measurement> read() throws IOException {
        Setup now = setup;
        List<Measurement> measured;
        try {
            measured = contact.read(now.socket, drivers());
        } catch (SensorException e) {
            throw now.correction.of(e);
        }
        return now.correction.of(measured);
    }

    private Socket.Drivers drivers() {
        return new Socket.Drivers(i2c.get(), spi.get());
    }
}
