// SPDX-License-Identifier: EPL-2.0
/** Moves bytes over the I²C buses of a Linux machine, {@code /dev/i2c-N}. Knows no chip. */
package kura.driver.i2c;
