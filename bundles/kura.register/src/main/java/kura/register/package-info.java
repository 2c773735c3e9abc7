// SPDX-License-Identifier: EPL-2.0
/** Registers of any device as channels: what is sent and what the answer means. Knows no bus by name, no OSGi, no metric. */
package kura.register;
