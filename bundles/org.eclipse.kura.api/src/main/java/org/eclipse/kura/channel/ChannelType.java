// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** What may be done with a channel. */
public enum ChannelType {
    READ,
    READ_WRITE,
    WRITE
}
