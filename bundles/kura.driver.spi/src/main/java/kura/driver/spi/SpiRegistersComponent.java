// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import kura.bus.SpiMode;
import kura.channel.DriverComponent;
import kura.channel.Line;
import kura.channel.Table;
import kura.register.Columns;
import kura.register.RegisterChannel;
import kura.register.Registers;
import kura.register.Wire;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.Driver;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Registers of any device on SPI as channels of Kura's assets. An instance is a device; a fresh one touches none. */
@Component(
        name = SpiRegistersComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Driver.class, ConfigurableComponent.class})
@Designate(ocd = Form.class, factory = true)
public final class SpiRegistersComponent extends DriverComponent<RegisterChannel> {

    /** Not the bundle's name: that one the component has which offers the buses, and it has no settings. */
    static final String PID = "kura.driver.spi.registers";

    static final String HERTZ = "1000000";
    static final String MOST_HERTZ = "50000000";

    private static final Pattern BUS = Pattern.compile("(?:(?:/dev/)?spi(?:dev|-)?)?(\\d+\\.\\d+)");

    /** Where the device is and how it wants its bits. */
    private record Place(String bus, SpiMode mode) {}

    private final AtomicReference<SpiBuses> buses = new AtomicReference<>();
    private volatile Place place = new Place("", SpiMode.of(0, 1));

    public SpiRegistersComponent() {
        super(
                PID,
                Columns.after(new Table())
                        .choice(
                                "duplex",
                                "Duplex",
                                "half: the answer comes after the register was written. full: while it is being written; bytes of "
                                        + "0 follow where the answer is longer.",
                                "half",
                                "full"));
    }

    /** The driver of the buses; there may be none, and a simulated one comes before that of this machine. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setBuses(SpiBuses buses) {
        this.buses.set(buses);
    }

    /** Another one may have come before this one goes. */
    void unsetBuses(SpiBuses buses) {
        this.buses.compareAndSet(buses, null);
    }

    @Override
    protected Runnable driver(Settings settings) {
        String given = settings.text(
                "bus",
                "",
                "bus and chip select, for example 0.0, or nothing",
                text -> text.isEmpty() || BUS.matcher(text).matches());
        Matcher bus = BUS.matcher(given);
        var wanted = new Place(
                bus.matches() ? bus.group(1) : "",
                SpiMode.of(
                        settings.integer("mode", 0, 0, 3),
                        settings.integer("clock.hz", Integer.parseInt(HERTZ), 1000, Integer.parseInt(MOST_HERTZ))));
        return () -> place = wanted;
    }

    @Override
    protected RegisterChannel channel(Settings settings) {
        String duplex = settings.text("duplex", "half", "half or full", text -> text.matches("(?i)half|full"));
        return RegisterChannel.of(settings, 0, duplex.equalsIgnoreCase("full"));
    }

    @Override
    protected Line<RegisterChannel> line() throws IOException {
        SpiBuses there = buses.get();
        Place here = place;
        if (here.bus.isEmpty() || there == null) {
            throw new IOException(
                    there == null ? "there are no SPI buses now" : "set Bus of the driver, for example to 0.0");
        }
        SpiBus open = there.named(here.bus);
        Wire half = (out, in) -> open.transfer(here.mode, out, in);
        Wire full = (out, in) -> {
            if (in.length == 0) { // the trigger
                open.transfer(here.mode, out, in);
            } else {
                open.exchange(here.mode, Arrays.copyOf(out, in.length), in);
            }
        };
        return new Registers(request -> request.duplex() ? full : half);
    }
}
