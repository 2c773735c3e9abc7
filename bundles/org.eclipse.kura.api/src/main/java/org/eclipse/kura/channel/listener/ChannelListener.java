// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of a channel's new values. */
@ConsumerType
@FunctionalInterface
public interface ChannelListener {

    void onChannelEvent(ChannelEvent event);
}
