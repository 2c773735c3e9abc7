// SPDX-License-Identifier: EPL-2.0
/** Knows the LM75 and the thermometers that speak like it, and nothing else. */
package kura.sensor.lm75;
