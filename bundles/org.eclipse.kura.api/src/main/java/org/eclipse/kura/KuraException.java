// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import java.util.Arrays;

/** What Kura's services throw. */
public class KuraException extends Exception {

    private static final long serialVersionUID = 1L;

    private final KuraErrorCode code;

    /** With a code; Kura's own has a message too. */
    public KuraException(KuraErrorCode code) {
        super(code.name());
        this.code = code;
    }

    /** With what Kura's message of that code takes in. */
    public KuraException(KuraErrorCode code, Object... arguments) {
        super(code.name() + " " + Arrays.toString(arguments));
        this.code = code;
    }

    /** With what Kura's message of that code takes in, and what it comes from. */
    public KuraException(KuraErrorCode code, Throwable cause, Object... arguments) {
        super(code.name() + " " + Arrays.toString(arguments), cause);
        this.code = code;
    }

    /** What went wrong. */
    public KuraErrorCode getCode() {
        return code;
    }
}
