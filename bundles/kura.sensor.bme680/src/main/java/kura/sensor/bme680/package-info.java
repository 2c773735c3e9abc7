// SPDX-License-Identifier: EPL-2.0
/** Knows the BME680 and the BME688, and nothing else. */
package kura.sensor.bme680;
