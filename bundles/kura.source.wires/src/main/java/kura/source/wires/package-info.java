// SPDX-License-Identifier: EPL-2.0
/** Shows what comes over Kura Wires. Knows no emitter, no page. */
package kura.source.wires;
