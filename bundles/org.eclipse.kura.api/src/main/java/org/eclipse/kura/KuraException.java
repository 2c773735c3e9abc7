// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

/** What Kura's services throw. */
public class KuraException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a code; Kura's own has a message too. */
    public KuraException(KuraErrorCode code) {
        super(code.name());
    }
}
