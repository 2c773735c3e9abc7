// SPDX-License-Identifier: EPL-2.0
/** Knows the ADS1115, the ADS1015 and what hangs on their inputs, and nothing else. */
package kura.sensor.ads1115;
