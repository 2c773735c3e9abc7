// SPDX-License-Identifier: EPL-2.0
/** Knows the BME280 and the BMP280, and nothing else. */
package kura.sensor.bme280;
