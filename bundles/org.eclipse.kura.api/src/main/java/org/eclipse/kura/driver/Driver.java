// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.osgi.annotation.versioning.ProviderType;

/** How Kura's assets reach devices. */
@ProviderType
public interface Driver {

    /** The device, or the way to it, cannot be had. */
    class ConnectionException extends Exception {

        private static final long serialVersionUID = 1;

        public ConnectionException(String message) {
            super(message);
        }

        public ConnectionException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    void connect() throws ConnectionException;

    void disconnect() throws ConnectionException;

    ChannelDescriptor getChannelDescriptor();

    void read(List<ChannelRecord> records) throws ConnectionException;

    void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException;

    void unregisterChannelListener(ChannelListener listener) throws ConnectionException;

    void write(List<ChannelRecord> records) throws ConnectionException;

    PreparedRead prepareRead(List<ChannelRecord> records);
}
