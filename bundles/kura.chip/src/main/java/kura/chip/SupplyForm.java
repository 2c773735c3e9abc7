// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/**
 * What the web UI shows of every chip that measures a supply: {@code voltage}, {@code current} and {@code power}, each with
 * {@code .scale} and {@code .offset}.
 */
public interface SupplyForm {

    /** What the measured voltage is multiplied with. */
    @AttributeDefinition(
            name = "Voltage: factor",
            description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
            defaultValue = "1")
    double voltage_scale();

    /** What is added to the voltage after that. */
    @AttributeDefinition(
            name = "Voltage: offset (V)",
            description = "What is added after that, to correct it; for example -0.01. 0 leaves it as it is.",
            defaultValue = "0")
    double voltage_offset();

    /** What the measured current is multiplied with. */
    @AttributeDefinition(
            name = "Current: factor",
            description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
            defaultValue = "1")
    double current_scale();

    /** What is added to the current after that. */
    @AttributeDefinition(
            name = "Current: offset (A)",
            description = "What is added after that, to correct it; for example -0.002. 0 leaves it as it is.",
            defaultValue = "0")
    double current_offset();

    /** What the measured power is multiplied with. */
    @AttributeDefinition(
            name = "Power: factor",
            description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
            defaultValue = "1")
    double power_scale();

    /** What is added to the power after that. */
    @AttributeDefinition(
            name = "Power: offset (W)",
            description = "What is added after that, to correct it; for example -0.02. 0 leaves it as it is.",
            defaultValue = "0")
    double power_offset();
}
