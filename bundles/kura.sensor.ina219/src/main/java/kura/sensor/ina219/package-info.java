// SPDX-License-Identifier: EPL-2.0
/** Knows the INA219, and nothing else. */
package kura.sensor.ina219;
