// SPDX-License-Identifier: EPL-2.0
/** Reads Kura's assets on a period and shows their channels. Knows no driver, no page. */
package kura.source.assets;
