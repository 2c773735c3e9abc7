// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.ChannelType;

/** An asset of Kura's. Beside the component the only class that knows Kura's types. */
record KuraAsset(org.eclipse.kura.asset.Asset asset) implements Asset {

    @Override
    public Object identity() {
        return asset;
    }

    @Override
    public List<Channel> channels() throws AssetException {
        AssetConfiguration configuration = asset.getAssetConfiguration();
        if (configuration == null) { // it has just come
            throw new AssetException("configuration_error", "has no configuration yet", null);
        }
        return List.copyOf(configuration.getAssetChannels().values()).stream()
                .filter(channel -> channel.isEnabled() && channel.getType() != ChannelType.WRITE)
                .map(channel -> new Channel(
                        channel.getName(),
                        Objects.toString(channel.getUnit(), "").strip()))
                .toList();
    }

    /** Of all its channels at once, Kura's own asset has the driver prepare the reading. */
    @Override
    public List<Reading> readAll() throws AssetException {
        try {
            return readings(asset.readAllChannels());
        } catch (KuraException e) {
            throw failed(e);
        }
    }

    @Override
    public List<Reading> read(Set<String> channels) throws AssetException {
        try {
            return readings(asset.read(channels));
        } catch (KuraException e) {
            throw failed(e);
        }
    }

    private static List<Reading> readings(List<ChannelRecord> records) {
        return records.stream().map(KuraAsset::reading).toList();
    }

    private static Reading reading(ChannelRecord record) {
        String channel = record.getChannelName();
        ChannelStatus status = record.getChannelStatus();
        if (status == null) {
            return Reading.failed(channel, "the driver gave it no status");
        }
        if (status.getChannelFlag() != ChannelFlag.SUCCESS) {
            Exception e = status.getException();
            String why = e == null ? "the driver does not say why" : String.valueOf(e.getMessage());
            return Reading.failed(channel, Objects.requireNonNullElse(status.getExceptionMessage(), why));
        }
        return record.getValue() == null
                ? Reading.failed(channel, "the driver gave it no value")
                : Reading.of(channel, record.getValue().getValue());
    }

    private static AssetException failed(KuraException e) {
        String reason = e.getCode() == null ? "internal_error" : e.getCode().name();
        return new AssetException(reason.toLowerCase(Locale.ROOT), e.getMessage(), e);
    }
}
