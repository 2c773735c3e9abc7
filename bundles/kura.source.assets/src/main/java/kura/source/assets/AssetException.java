// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

/** Why an asset could not be read. */
final class AssetException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason one of a few words, as metrics have it in a label */
    AssetException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
