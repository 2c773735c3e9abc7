// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

/** Why a channel has no line, in one word for metrics and in more for people. */
final class ChannelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** The word. */
    enum Cause {
        /** The asset says so. */
        FAILURE,
        /** The asset did not answer for it. */
        MISSING,
        /** NaN or infinite. */
        NOT_FINITE,
        /** A counter cannot be. */
        NEGATIVE,
        /** Neither a number nor a boolean nor a text. */
        NOT_SHOWABLE,
        /** It has had too many different texts. */
        TOO_MANY_TEXTS,
        /** The name of its metric is somebody else's. */
        NAME_TAKEN;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    ChannelException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    Cause reason() {
        return cause;
    }
}
