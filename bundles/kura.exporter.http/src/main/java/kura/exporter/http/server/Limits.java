// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.util.internal.PlatformDependent;

/**
 * The bounds of the server.
 *
 * @param connections open at a time
 * @param connectionsPerAddress of one client's address; a proxy may stand for many
 * @param requestSeconds from the first byte of a request, or from the connection, to the last byte of the request
 * @param answerSeconds from there to the last byte of the answer, if somebody else wants the place
 * @param idleSeconds that a connection may be open without a request
 * @param stallSeconds that a client may not read
 * @param lineBytes of a request's first line
 * @param headerBytes of all its headers
 * @param bodyBytes of its body
 * @param unsentBytes of answers on their way to clients, together; who asks for a page beyond that gets a 503
 */
public record Limits(
        int connections,
        int connectionsPerAddress,
        int requestSeconds,
        int answerSeconds,
        int idleSeconds,
        int stallSeconds,
        int lineBytes,
        int headerBytes,
        int bodyBytes,
        long unsentBytes) {

    private static final long UNSENT = Math.min(32 << 20, PlatformDependent.maxDirectMemory() / 4);

    /** Good for a gateway: Prometheus scrapes every minute at the slowest, usually, and keeps its connection open. */
    public static final Limits DEFAULT = new Limits(256, 128, 10, 10, 120, 30, 4096, 8192, 65_536, UNSENT);
}
