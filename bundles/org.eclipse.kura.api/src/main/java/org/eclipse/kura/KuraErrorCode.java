// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

/** What went wrong; Kura has more of them. */
public enum KuraErrorCode {
    /** Anything. */
    INTERNAL_ERROR
}
