// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.slf4j.Logger;

/** Those who listen to channels of one driver: it reads for them, with one thread, all of one period at once. */
final class Listeners implements AutoCloseable {

    /** How a driver reads. */
    interface Reading {
        /** @throws ConnectionException if nothing was read at all; each record says so too */
        void of(List<ChannelRecord> records) throws ConnectionException;
    }

    private static final int MOST = 1000;

    private final Poller<Listening> poller = new Poller<>(this::poll);
    private final Reading reading;
    private final Logger log;

    Listeners(Reading reading, Logger log) {
        this.reading = reading;
        this.log = log;
    }

    /** @throws ConnectionException if there are too many, or they are closed */
    void add(Map<String, Object> channel, ChannelListener listener, int periodMillis, String driver)
            throws ConnectionException {
        if (poller.size() >= MOST
                || !poller.add(new Listening(channel, listener), periodMillis, "kura-driver " + driver)) {
            throw new ConnectionException(driver + " was stopped, or " + MOST + " channels are listened to already");
        }
    }

    void remove(ChannelListener listener) {
        poller.removeIf(each -> {
            boolean so = each.isOf(listener);
            if (so) {
                each.end();
            }
            return so;
        });
    }

    private void poll(List<Listening> those) {
        var records = those.stream().map(Listening::ask).toList();
        try {
            reading.of(records);
        } catch (ConnectionException e) {
            // each record says so
        }
        for (int i = 0; i < records.size(); i++) {
            those.get(i).hear(records.get(i), log);
        }
    }

    @Override
    public void close() {
        poller.close();
    }
}
