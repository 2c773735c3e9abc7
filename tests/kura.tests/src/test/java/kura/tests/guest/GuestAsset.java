// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;

/**
 * An asset that keeps Kura's rules: reads what is enabled and may be read, answers each with a status and a time, throws where
 * the whole device is lost. What is in its channels a test says.
 */
public final class GuestAsset implements Asset {

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private boolean lost;
    private boolean hangs;

    /** A channel that has this value until it {@linkplain #fail fails}. */
    public synchronized void channel(String name, String type, String unit, Object value) {
        var channel = new Channel(name, ChannelType.READ, DataType.valueOf(type), Map.of());
        channel.setUnit(unit);
        channels.put(name, channel);
        values.put(name, value);
    }

    public synchronized void fail(String channel) {
        values.remove(channel);
    }

    public synchronized void disable(String channel) {
        channels.get(channel).setEnabled(false);
    }

    public synchronized void writeOnly(String channel) {
        channels.get(channel).setType(ChannelType.WRITE);
    }

    public synchronized void lose(Boolean isLost) {
        lost = isLost;
    }

    public synchronized void hang(Boolean isHanging) {
        hangs = isHanging;
        notifyAll();
    }

    @Override
    public synchronized AssetConfiguration getAssetConfiguration() {
        return new AssetConfiguration("", "driver", Map.copyOf(channels));
    }

    @Override
    public synchronized List<ChannelRecord> readAllChannels() throws KuraException {
        return answer(channels.values().stream()
                .filter(channel -> channel.isEnabled() && channel.getType() != ChannelType.WRITE)
                .map(Channel::getName)
                .toList());
    }

    @Override
    public synchronized List<ChannelRecord> read(Set<String> names) throws KuraException {
        return answer(List.copyOf(names));
    }

    private List<ChannelRecord> answer(List<String> names) throws KuraException {
        try {
            while (hangs) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new KuraException(KuraErrorCode.INTERNAL_ERROR, e);
        }
        if (lost) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, "no route to host");
        }
        var records = new ArrayList<ChannelRecord>();
        names.forEach(name -> records.add(answer(name)));
        return records;
    }

    private ChannelRecord answer(String name) {
        Channel channel = channels.get(name);
        if (channel == null || !channel.isEnabled() || channel.getType() == ChannelType.WRITE) {
            return ChannelRecord.createStatusRecord(name, failure("channel cannot be read"));
        }
        ChannelRecord made = channel.createReadRecord();
        Object value = values.get(name);
        if (value != null) {
            made.setValue(TypedValues.newTypedValue(value));
        }
        made.setChannelStatus(value == null ? failure("illegal data address") : new ChannelStatus(ChannelFlag.SUCCESS));
        made.setTimestamp(System.currentTimeMillis());
        return made;
    }

    private static ChannelStatus failure(String why) {
        return new ChannelStatus(ChannelFlag.FAILURE, why, null);
    }

    @Override
    public void registerChannelListener(String channelName, ChannelListener channelListener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unregisterChannelListener(ChannelListener channelListener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(List<ChannelRecord> channelRecords) {
        throw new UnsupportedOperationException();
    }
}
