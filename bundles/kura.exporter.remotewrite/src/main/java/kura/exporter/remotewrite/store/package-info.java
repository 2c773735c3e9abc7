// SPDX-License-Identifier: EPL-2.0
/** Where ticks wait for a receiver: in memory for seconds, then on disk. Knows no network and no protocol. */
package kura.exporter.remotewrite.store;
