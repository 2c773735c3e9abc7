// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.io.IOException;

/** Numbers that are found together, and can be switched off together. One caller at a time. */
interface Group {

    /** Looks what there is now. What was found before an exception counts. */
    void look(Findings found) throws IOException;
}
