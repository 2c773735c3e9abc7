// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.OptionalLong;

/**
 * What waits, for metrics and the status page.
 *
 * @param bytes on disk
 * @param samples that nobody has taken yet, in memory and on disk; what an earlier run left is in it once it has been looked through
 * @param oldestMillis the time of the oldest tick that waits
 * @param trouble why the disk cannot be used; empty if it can
 */
public record StoreState(long bytes, long samples, OptionalLong oldestMillis, String trouble) {}
