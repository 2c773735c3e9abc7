// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.channel;

/** Whether it went well. */
public enum ChannelFlag {
    FAILURE,
    SUCCESS
}
