// SPDX-License-Identifier: EPL-2.0
/** Sensors that drivers of the Linux kernel read: IIO, hwmon, thermal zones, 1-wire. Pure Java, files only. */
package kura.sensor.linux;
