// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** What the web UI shows of every chip that measures pressure: {@code pressure.scale} and {@code pressure.offset}. */
public interface PressureForm {

    /** What the measured value is multiplied with. */
    @AttributeDefinition(
            name = "Pressure: factor",
            description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
            defaultValue = "1")
    double pressure_scale();

    /** What is added after that. */
    @AttributeDefinition(
            name = "Pressure: offset (Pa)",
            description = "What is added after that, to correct it; for example -50. 0 leaves it as it is.",
            defaultValue = "0")
    double pressure_offset();
}
