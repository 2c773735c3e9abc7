// SPDX-License-Identifier: EPL-2.0
/** Knows the BH1750 and nothing else. */
package kura.sensor.bh1750;
