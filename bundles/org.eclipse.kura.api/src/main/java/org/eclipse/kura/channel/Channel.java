// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.osgi.annotation.versioning.ProviderType;

/** One value of an asset, as it is configured. */
@ProviderType
public class Channel {

    private final Map<String, Object> config;
    private String name;
    private ChannelType type;
    private DataType valueType;
    private boolean enabled = true;
    private String unit = "";

    public Channel(String name, ChannelType type, DataType valueType, Map<String, Object> config) {
        this.name = name;
        this.type = type;
        this.valueType = valueType;
        this.config = config;
    }

    public Map<String, Object> getConfiguration() {
        return config;
    }

    public String getName() {
        return name;
    }

    public ChannelType getType() {
        return type;
    }

    public DataType getValueType() {
        return valueType;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public String getUnit() {
        return unit;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setType(ChannelType type) {
        this.type = type;
    }

    public void setValueType(DataType valueType) {
        this.valueType = valueType;
    }

    public void setEnabled(boolean isEnabled) {
        enabled = isEnabled;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public ChannelRecord createReadRecord() {
        var made = ChannelRecord.createReadRecord(name, valueType, unit);
        made.setChannelConfig(config);
        return made;
    }
}
