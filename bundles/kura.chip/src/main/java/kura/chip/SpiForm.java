// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** What the web UI shows of every chip on an SPI bus. */
public interface SpiForm {

    /** Where {@link ChipComponent#spi} looks for the chip. */
    @AttributeDefinition(
            name = "Bus",
            description = "The SPI bus and chip select: 0.1 is /dev/spidev0.1. Empty: the sensor is not read.",
            required = false,
            defaultValue = "")
    String bus();

    /** The value of the label {@code sensor}. */
    @AttributeDefinition(
            name = "Sensor name",
            description = "The value of the label sensor in the metrics. Empty: the name of this instance.",
            required = false,
            defaultValue = "")
    String sensor_name();
}
