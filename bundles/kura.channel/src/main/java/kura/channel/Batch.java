// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.io.IOException;
import java.util.List;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.TypedValues;

/** Records of Kura's, with what their settings were understood as. */
final class Batch<C> implements PreparedRead {

    /**
     * One of them.
     *
     * @param channel null if its settings were refused
     * @param refusal in words; empty if they were not
     */
    record Entry<C>(ChannelRecord record, C channel, String refusal) {}

    private final Channels<C> driver;
    private final List<Entry<C>> entries;

    Batch(Channels<C> driver, List<Entry<C>> entries) {
        this.driver = driver;
        this.entries = entries;
    }

    @Override
    public List<ChannelRecord> execute() throws ConnectionException {
        var good = entries.stream().filter(entry -> entry.channel != null).toList();
        entries.stream().filter(entry -> entry.channel == null).forEach(entry -> fail(entry, entry.refusal));
        driver.use(
                line -> {
                    var answers = line.read(good.stream().map(Entry::channel).toList());
                    for (int i = 0; i < good.size(); i++) {
                        take(good.get(i), answers.get(i));
                    }
                },
                why -> good.forEach(entry -> fail(entry, why)));
        return getChannelRecords();
    }

    /** Writes what the records have. */
    void write() throws ConnectionException {
        driver.use(
                line -> entries.forEach(entry -> write(line, entry)),
                why -> entries.forEach(entry -> fail(entry, why)));
    }

    private void write(Line<C> line, Entry<C> entry) {
        if (entry.channel == null) {
            fail(entry, entry.refusal);
            return;
        }
        try {
            var value = entry.record.getValue();
            line.write(entry.channel, Numbers.of(value == null ? null : value.getValue()));
            settle(entry, "", System.currentTimeMillis());
        } catch (IOException e) {
            fail(entry, Channels.words(e));
        } catch (RuntimeException e) { // of one channel: the others are written
            fail(entry, "a bug: " + e);
        }
    }

    private void take(Entry<C> entry, Answer answer) {
        String failure = answer.failure();
        if (answer.value() != null) {
            try {
                String type = String.valueOf(entry.record.getValueType());
                entry.record.setValue(TypedValues.newTypedValue(Numbers.as(type, answer.value())));
            } catch (IOException e) {
                failure = Channels.words(e);
            }
        }
        settle(entry, failure, answer.timestamp());
    }

    private void fail(Entry<C> entry, String why) {
        settle(entry, why, System.currentTimeMillis());
    }

    private void settle(Entry<C> entry, String failure, long timestamp) {
        ChannelRecord settled = entry.record;
        String words = failure.isEmpty() ? "" : "channel " + settled.getChannelName() + ": " + failure;
        settled.setChannelStatus(
                words.isEmpty()
                        ? new ChannelStatus(ChannelFlag.SUCCESS)
                        : new ChannelStatus(ChannelFlag.FAILURE, words, new IOException(words)));
        settled.setTimestamp(timestamp);
        driver.settled(settled, words);
    }

    @Override
    public List<ChannelRecord> getChannelRecords() {
        return entries.stream().map(Entry::record).toList();
    }

    @Override
    public void close() {}
}
