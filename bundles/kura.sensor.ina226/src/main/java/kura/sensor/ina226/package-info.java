// SPDX-License-Identifier: EPL-2.0
/** Knows the INA226, and nothing else. */
package kura.sensor.ina226;
