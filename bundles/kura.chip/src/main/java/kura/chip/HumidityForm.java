// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** What the web UI shows of every chip that measures relative humidity: {@code relative.humidity.scale} and {@code relative.humidity.offset}. */
public interface HumidityForm {

    /** What the measured value is multiplied with. */
    @AttributeDefinition(
            name = "Relative humidity: factor",
            description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
            defaultValue = "1")
    double relative_humidity_scale();

    /** What is added after that. */
    @AttributeDefinition(
            name = "Relative humidity: offset (0.01 is 1 %)",
            description = "What is added after that, to correct it; for example -0.02. 0 leaves it as it is.",
            defaultValue = "0")
    double relative_humidity_offset();
}
