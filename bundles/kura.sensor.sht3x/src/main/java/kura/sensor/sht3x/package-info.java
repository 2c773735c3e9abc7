// SPDX-License-Identifier: EPL-2.0
/** Knows the SHT3x, and nothing else. */
package kura.sensor.sht3x;
