// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel.listener;

import org.eclipse.kura.channel.ChannelRecord;
import org.osgi.annotation.versioning.ProviderType;

/** A channel's new value. */
@ProviderType
public class ChannelEvent {

    private final ChannelRecord channelRecord;

    public ChannelEvent(ChannelRecord channelRecord) {
        this.channelRecord = channelRecord;
    }

    public ChannelRecord getChannelRecord() {
        return channelRecord;
    }
}
