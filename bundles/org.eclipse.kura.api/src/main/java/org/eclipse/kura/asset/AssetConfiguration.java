// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.Map;
import org.eclipse.kura.channel.Channel;
import org.osgi.annotation.versioning.ProviderType;

/** What channels an asset has, over which driver. */
@ProviderType
public class AssetConfiguration {

    private final String driverPid;
    private final Map<String, Channel> channels;
    private String description;

    public AssetConfiguration(String description, String driverPid, Map<String, Channel> channels) {
        this.description = description;
        this.driverPid = driverPid;
        this.channels = channels;
    }

    public Map<String, Channel> getAssetChannels() {
        return channels;
    }

    public String getAssetDescription() {
        return description;
    }

    public String getDriverPid() {
        return driverPid;
    }

    public void setAssetDescription(String description) {
        this.description = description;
    }
}
