// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.asset;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.osgi.annotation.versioning.ProviderType;

/** A device as Kura sees it: channels over a driver. */
@ProviderType
public interface Asset {

    AssetConfiguration getAssetConfiguration();

    List<ChannelRecord> read(Set<String> channelNames) throws KuraException;

    List<ChannelRecord> readAllChannels() throws KuraException;

    void registerChannelListener(String channelName, ChannelListener channelListener) throws KuraException;

    void unregisterChannelListener(ChannelListener channelListener) throws KuraException;

    void write(List<ChannelRecord> channelRecords) throws KuraException;
}
