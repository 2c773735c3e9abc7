// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** What the web UI shows of every chip that measures temperature: {@code temperature.scale} and {@code temperature.offset}. */
public interface TemperatureForm {

    /** What the measured value is multiplied with. */
    @AttributeDefinition(
            name = "Temperature: factor",
            description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
            defaultValue = "1")
    double temperature_scale();

    /** What is added after that. */
    @AttributeDefinition(
            name = "Temperature: offset (°C)",
            description = "What is added after that, to correct it; for example -0.5. 0 leaves it as it is.",
            defaultValue = "0")
    double temperature_offset();
}
