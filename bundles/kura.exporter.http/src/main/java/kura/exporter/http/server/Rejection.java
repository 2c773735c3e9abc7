// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.util.Locale;

/** Why somebody was turned away. */
public enum Rejection {
    /** There are as many connections as may be: the one that was idle longest was closed. */
    CONNECTIONS("the most connections are open; the one that was idle longest was closed"),
    /** There are as many connections from one address as may be: of them the one that was idle longest was closed. */
    CONNECTIONS_OF_ONE_ADDRESS(
            "the most connections from one address are open; the one that was idle longest was closed"),
    /** The gateway can open no more files and connections: the one that was idle longest was closed. */
    DESCRIPTORS("the gateway can open no more files and connections; the connection that was idle longest was closed"),
    /** A request did not arrive in time. */
    SLOW_REQUEST("a request took too long to arrive"),
    /** A client came from a network that is not allowed. */
    NETWORK("a client came from a network that is not allowed"),
    /** A client spoke plain HTTP where TLS is spoken. */
    PLAIN_HTTP("a client spoke plain HTTP to a TLS port"),
    /** A client and the server found no way to encrypt, or the client's certificate is not trusted. */
    HANDSHAKE("a TLS handshake failed"),
    /** Failed logins are being answered as slowly as may be: further ones are not looked at. */
    LOGINS("too many failed logins at a time"),
    /** Nothing was asked on a connection for a long time. */
    IDLE("a connection was closed because nothing was asked on it for a long time"),
    /** An answer was not taken in time. */
    STALLED_READER("a client did not read its answer"),
    /** What arrived was no request. */
    BAD_REQUEST("what arrived was no HTTP request"),
    /** A request was larger than may be. */
    TOO_LARGE("a request was too large"),
    /** As many requests as may be are being answered. */
    SATURATED("too many requests at a time"),
    /** The answer was not ready in time. */
    TIMEOUT("an answer was not ready in time"),
    /** Code that was asked did not end, not even when it was interrupted. */
    STUCK("code that was asked did not end"),
    /** Answers that are on their way take as much memory as may be. */
    MEMORY("answers that clients do not take have used up their memory"),
    /** Something went wrong in the server itself, lack of memory perhaps. */
    FAILURE("a connection was closed because something failed");

    private final String words;

    Rejection(String words) {
        this.words = words;
    }

    /** As a log line says it. */
    public String words() {
        return words;
    }

    /** As a metric's label says it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
