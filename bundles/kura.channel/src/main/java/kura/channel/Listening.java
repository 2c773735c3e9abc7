// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.slf4j.Logger;

/** Somebody who wants to hear of a channel's values, when they become others. */
final class Listening {

    private final Map<String, Object> channel;
    private final ChannelListener listener;
    private final DataType type;
    private Object last;
    private boolean failed;
    private volatile boolean over;

    Listening(Map<String, Object> channel, ChannelListener listener) {
        this.channel = Objects.requireNonNullElse(channel, Map.of());
        this.listener = listener;
        this.type = type(Objects.toString(this.channel.get("+value.type"), DataType.DOUBLE.name()));
    }

    private static DataType type(String name) {
        return Arrays.stream(DataType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElse(DataType.DOUBLE);
    }

    /** It does not want to any more. */
    void end() {
        over = true;
    }

    boolean isOf(ChannelListener someone) {
        return listener == someone;
    }

    /** Another record for each reading: who heard of one may keep it. */
    ChannelRecord ask() {
        var made = ChannelRecord.createReadRecord(Objects.toString(channel.get("+name"), "channel"), type);
        made.setChannelConfig(channel);
        return made;
    }

    /** Tells of a reading, unless it is as the last one was. */
    void hear(ChannelRecord read, Logger log) {
        boolean good = read.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS;
        Object now = good ? List.of(read.getValue().getValue()) : "failed";
        if (!now.equals(last) && !over) {
            last = now;
            try {
                listener.onChannelEvent(new ChannelEvent(read));
                failed = false;
            } catch (RuntimeException | Error e) { // it may be of a bundle that was stopped
                if (!failed) {
                    log.warn("who listens to channel {} failed", read.getChannelName(), e);
                }
                failed = true;
            }
        }
    }
}
