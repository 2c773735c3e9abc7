// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

/**
 * A channel of an asset, as it is configured.
 *
 * @param unit as the operator wrote it; empty for none
 */
record Channel(String name, String unit) {}
