// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

/** One of the values that a setting can have. */
public class Toption {

    private String label;
    private String value;

    public String getLabel() {
        return label;
    }

    public void setLabel(String value) {
        label = value;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }
}
