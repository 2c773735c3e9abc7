// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** What the web UI shows of every chip that speaks I²C and SPI. */
public interface I2cOrSpiForm {

    /** Where {@link ChipComponent#i2c} or {@link ChipComponent#spi} looks for the chip: see {@link ChipComponent#isSpi}. */
    @AttributeDefinition(
            name = "Bus",
            description =
                    "The I²C bus: its number, 1 is /dev/i2c-1; or the adapter's name, as 'i2cdetect -l' shows it; "
                            + "or its path in the device tree. Or the SPI bus and chip select: 0.1 is /dev/spidev0.1. Empty: the sensor is not read.",
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
