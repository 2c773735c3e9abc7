// SPDX-License-Identifier: EPL-2.0
/** Shows what collectors of the official client_java have. Knows its model, not its instruments. */
package kura.source.clientjava;
