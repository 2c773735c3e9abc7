// SPDX-License-Identifier: EPL-2.0
/** Knows the MAX31855 and nothing else. */
package kura.sensor.max31855;
