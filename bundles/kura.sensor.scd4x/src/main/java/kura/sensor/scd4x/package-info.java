// SPDX-License-Identifier: EPL-2.0
/** Knows the SCD4x, and nothing else. */
package kura.sensor.scd4x;
