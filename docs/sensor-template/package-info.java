// SPDX-License-Identifier: EPL-2.0
/** Knows the @CHIP@, and nothing else. */
package kura.sensor.@chip@;
