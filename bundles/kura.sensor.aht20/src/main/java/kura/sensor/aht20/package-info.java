// SPDX-License-Identifier: EPL-2.0
/** Knows the AHT20 and its siblings, and nothing else. */
package kura.sensor.aht20;
