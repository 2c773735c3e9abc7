// SPDX-License-Identifier: EPL-2.0
/** Knows the Si7021 and the chips that speak like it, and nothing else. */
package kura.sensor.si7021;
