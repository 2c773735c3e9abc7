// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

/** What kind of value a setting has. */
public enum Tscalar {
    STRING,
    LONG,
    DOUBLE,
    FLOAT,
    INTEGER,
    BYTE,
    CHAR,
    BOOLEAN,
    SHORT,
    PASSWORD
}
