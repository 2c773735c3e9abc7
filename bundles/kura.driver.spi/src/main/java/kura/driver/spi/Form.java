// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows. Values are read from the map: Kura validates nothing. */
@ObjectClassDefinition(
        id = SpiRegistersComponent.PID,
        icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
        name = "Registers of an SPI device",
        description =
                "Makes registers of any device on SPI channels of assets. Which registers, and what they mean, is "
                        + "set in the channels of an asset.")
interface Form {

    @AttributeDefinition(
            name = "Bus",
            description = "The SPI bus and chip select: 0.1 is /dev/spidev0.1. Empty: nothing is read.",
            required = false,
            defaultValue = "")
    String bus();

    @AttributeDefinition(
            name = "Mode",
            description = "The SPI mode, 0 to 3, as the device's datasheet has it.",
            options = {
                @Option(label = "0", value = "0"),
                @Option(label = "1", value = "1"),
                @Option(label = "2", value = "2"),
                @Option(label = "3", value = "3")
            },
            defaultValue = "0")
    String mode();

    @AttributeDefinition(
            name = "Clock (Hz)",
            description = "How fast the bus may be, from 1000 to 50000000 Hz.",
            min = "1000",
            max = SpiRegistersComponent.MOST_HERTZ,
            defaultValue = SpiRegistersComponent.HERTZ)
    int clock_hz();
}
