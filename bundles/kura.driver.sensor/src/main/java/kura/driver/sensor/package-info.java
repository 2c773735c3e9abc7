// SPDX-License-Identifier: EPL-2.0
/** Sensors as channels of Kura's assets. Knows no chip, no bus, no metric, and reads no sensor itself. */
package kura.driver.sensor;
