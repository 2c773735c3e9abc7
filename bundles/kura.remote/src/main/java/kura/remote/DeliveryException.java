// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.util.Locale;

/**
 * Why there is no answer, in words that an operator understands. It never depends on what was sent: to send the same again later
 * always makes sense.
 */
public final class DeliveryException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong, roughly. */
    public enum Kind {
        /** The server's name has no address now. */
        DNS,
        /** Nobody can be reached there. */
        CONNECT,
        /** One does not trust the other, or has no usable keys. */
        TLS,
        /** The proxy lets nothing through. */
        PROXY,
        /** It took too long. */
        TIMEOUT,
        /** The connection was cut. */
        CUT,
        /** What was answered is not HTTP. */
        PROTOCOL,
        /** A bug. */
        INTERNAL;

        /** As metrics say it in a label. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With words that make sense after "nothing could be sent: ". */
    DeliveryException(Kind kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
    }

    /** What went wrong, roughly. */
    public Kind kind() {
        return kind;
    }
}
