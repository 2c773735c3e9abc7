// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

import org.osgi.annotation.versioning.ProviderType;

/** Whether a channel was read or written, and why not. */
@ProviderType
public class ChannelStatus {

    private final ChannelFlag channelFlag;
    private final String exceptionMessage;
    private final Exception exception;

    public ChannelStatus(ChannelFlag channelFlag) {
        this(channelFlag, null, null);
    }

    public ChannelStatus(ChannelFlag channelFlag, String exceptionMessage, Exception exception) {
        this.channelFlag = channelFlag;
        this.exceptionMessage = exceptionMessage;
        this.exception = exception;
    }

    public ChannelFlag getChannelFlag() {
        return channelFlag;
    }

    public Exception getException() {
        return exception;
    }

    public String getExceptionMessage() {
        return exceptionMessage;
    }
}
