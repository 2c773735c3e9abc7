// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.core.configuration.metatype;

/** A setting as a console shows it; of Kura's own only what is set. */
public class Tad {

    private String id;
    private String name;
    private String description;
    private Tscalar type;
    private String absent;
    private boolean required = true;

    public String getId() {
        return id;
    }

    public void setId(String value) {
        id = value;
    }

    public String getName() {
        return name;
    }

    public void setName(String value) {
        name = value;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String value) {
        description = value;
    }

    public void setType(Tscalar value) {
        type = value;
    }

    public String getDefault() {
        return absent;
    }

    public void setDefault(String value) {
        absent = value;
    }

    public boolean isRequired() {
        return required;
    }

    public void setRequired(Boolean value) {
        required = value;
    }

    public void setCardinality(Integer value) {}

    public void setMin(String value) {}

    public void setMax(String value) {}

    public void setOption(Toption o) {}

    @Override
    public String toString() {
        return id + " " + type;
    }
}
