// SPDX-License-Identifier: EPL-2.0
/** Puts simulated buses into the place of {@code /dev/i2c-N} and {@code /dev/spidevB.C}, for programs started with {@code simbus_preload.so}. */
package kura.simulator.preload;
