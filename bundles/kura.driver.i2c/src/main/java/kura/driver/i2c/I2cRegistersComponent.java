// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.channel.DriverComponent;
import kura.channel.Line;
import kura.channel.Table;
import kura.register.Columns;
import kura.register.RegisterChannel;
import kura.register.Registers;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.Driver;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Registers of any device on an I²C bus as channels of Kura's assets. An instance is a bus; a fresh one touches none. */
@Component(
        name = I2cRegistersComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Driver.class, ConfigurableComponent.class})
@Designate(ocd = I2cRegistersComponent.Form.class, factory = true)
public final class I2cRegistersComponent extends DriverComponent<RegisterChannel> {

    /** Not the bundle's name: that one the component has which offers the buses, and it has no settings. */
    static final String PID = "kura.driver.i2c.registers";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            name = "Registers of I²C devices",
            description =
                    "Makes registers of any device on an I²C bus channels of assets. Which registers, and what they "
                            + "mean, is set in the channels of an asset.")
    interface Form {

        @AttributeDefinition(
                name = "Bus",
                description =
                        "The I²C bus: its number, 1 is /dev/i2c-1; or the adapter's name, as 'i2cdetect -l' shows it; or "
                                + "its path in the device tree, for example /soc/i2c@7e804000. Empty: nothing is read.",
                required = false,
                defaultValue = "")
        String bus();
    }

    private final AtomicReference<I2cBuses> buses = new AtomicReference<>();
    private volatile String bus = "";

    public I2cRegistersComponent() {
        super(PID, table());
    }

    private static Table table() {
        var first = new Table()
                .text(
                        "address",
                        "Address",
                        "The device's, 7 bits: 0x08 to 0x77, or 8 to 119; without 0x it is decimal.");
        return Columns.after(first)
                .choice(
                        "repeated.start",
                        "Repeated start",
                        "true as most devices have it. false: the register is written, and the answer read, in two transfers.",
                        "true",
                        "false");
    }

    /** The driver of the buses; there may be none, and a simulated one comes before that of this machine. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setBuses(I2cBuses buses) {
        this.buses.set(buses);
    }

    /** Another one may have come before this one goes. */
    void unsetBuses(I2cBuses buses) {
        this.buses.compareAndSet(buses, null);
    }

    @Override
    protected Runnable driver(Settings settings) {
        String wanted = settings.text("bus", "").replaceFirst("^(/dev/)?i2c-(?=\\d+$)", "");
        return () -> bus = wanted;
    }

    @Override
    protected RegisterChannel channel(Settings settings) {
        if (settings.text("address", "").isEmpty()) {
            settings.refuse("setting address is empty, allowed is 0x08 to 0x77");
        }
        return RegisterChannel.of(settings, settings.integer("address", 0, 0x08, 0x77), false);
    }

    @Override
    protected Line<RegisterChannel> line() throws IOException {
        I2cBuses there = buses.get();
        if (bus.isEmpty() || there == null) {
            throw new IOException(
                    there == null ? "there are no I²C buses now" : "set Bus of the driver, for example to 1");
        }
        I2cBus open = there.named(bus);
        return new Registers(request -> (out, in) -> open.transfer(request.address(), out, in));
    }
}
