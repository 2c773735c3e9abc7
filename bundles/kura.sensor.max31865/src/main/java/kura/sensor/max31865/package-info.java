// SPDX-License-Identifier: EPL-2.0
/** Knows the MAX31865 and the platinum resistors that it measures, and nothing else. */
package kura.sensor.max31865;
