// SPDX-License-Identifier: EPL-2.0
/** What drivers of Kura's assets do alike; a part of every driver that has it. Knows no bus, no sensor, no metric. */
package kura.channel;
