// SPDX-License-Identifier: EPL-2.0
/** Reads every sensor on its period and fills the registry. Knows no bus, no chip by name, no page. */
package kura.sampler;
