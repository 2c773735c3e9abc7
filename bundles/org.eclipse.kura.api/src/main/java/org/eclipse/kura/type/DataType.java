// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

/** What kind of value it is. */
public enum DataType {
    BOOLEAN,
    BYTE_ARRAY,
    DOUBLE,
    INTEGER,
    LONG,
    FLOAT,
    STRING
}
