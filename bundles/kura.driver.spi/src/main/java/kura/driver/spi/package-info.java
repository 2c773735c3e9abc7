// SPDX-License-Identifier: EPL-2.0
/** Moves bytes over the SPI buses of a Linux machine, {@code /dev/spidevB.C}. Knows no chip. */
package kura.driver.spi;
