// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/** What is to be read or written of a channel, and what came of it. */
@ProviderType
public class ChannelRecord {

    private final String channelName;
    private final DataType valueType;
    private Map<String, Object> channelConfig;
    private ChannelStatus channelStatus;
    private TypedValue<?> value;
    private String unit = "";
    private long timestamp;

    private ChannelRecord(String channelName, DataType valueType) {
        this.channelName = channelName;
        this.valueType = valueType;
    }

    public static ChannelRecord createReadRecord(String channelName, DataType valueType) {
        return new ChannelRecord(channelName, valueType);
    }

    public static ChannelRecord createReadRecord(String channelName, DataType valueType, String unit) {
        var made = new ChannelRecord(channelName, valueType);
        made.unit = unit;
        return made;
    }

    public static ChannelRecord createWriteRecord(String channelName, TypedValue<?> value) {
        var made = new ChannelRecord(channelName, value.getType());
        made.value = value;
        return made;
    }

    public static ChannelRecord createStatusRecord(String channelName, ChannelStatus status) {
        var made = new ChannelRecord(channelName, null);
        made.channelStatus = status;
        return made;
    }

    public Map<String, Object> getChannelConfig() {
        return channelConfig;
    }

    public ChannelStatus getChannelStatus() {
        return channelStatus;
    }

    public long getTimestamp() {
        return timestamp;
    }

    public String getUnit() {
        return unit;
    }

    public void setChannelConfig(Map<String, Object> channelConfig) {
        this.channelConfig = channelConfig;
    }

    public void setChannelStatus(ChannelStatus status) {
        this.channelStatus = status;
    }

    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public String getChannelName() {
        return channelName;
    }

    public DataType getValueType() {
        return valueType;
    }

    public TypedValue<?> getValue() {
        return value;
    }

    public void setValue(TypedValue<?> value) {
        this.value = value;
    }
}
