// SPDX-License-Identifier: EPL-2.0
/** Knows the SHT4x, and nothing else. */
package kura.sensor.sht4x;
