// SPDX-License-Identifier: EPL-2.0
/** Knows the soil sensor with Adafruit's seesaw and nothing else. */
package kura.sensor.soil;
