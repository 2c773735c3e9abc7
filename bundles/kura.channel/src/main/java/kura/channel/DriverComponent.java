// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import kura.settings.Settings;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver of Kura's assets. Kura never calls {@link #connect}: what is needed is looked for at each reading. Several assets
 * may read at the same time, and take turns. What a channel cannot do its own status says; only if nothing can be read at
 * all the whole reading fails.
 *
 * @param <C> what a channel's settings are understood as
 */
public abstract class DriverComponent<C> implements Driver, ConfigurableComponent {

    private static final String LISTEN = "listen.ms";
    private static final int LISTEN_MILLIS = 1000;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Table table;
    private final Channels<C> channels = new Channels<>(this::understood, this::connected, log);
    private final Listeners listeners = new Listeners(this::read, log);
    private volatile String name;
    private volatile String refusal = "it has no settings yet";
    private boolean accepted;
    private Map<String, ?> configured;

    /**
     * @param pid what the factory is known by
     * @param table what can be set of a channel
     */
    protected DriverComponent(String pid, Table table) {
        this.name = pid;
        this.table = table.whole(
                LISTEN,
                "Listen every (ms)",
                "For who listens to this channel (Listen in a wire graph): it is read so often, and who listens hears of "
                        + "values that are others than before. 100 to 3600000. Empty: " + LISTEN_MILLIS + ".");
    }

    /** Reads the settings of the driver itself; what is returned puts them into force, if none was refused. */
    protected abstract Runnable driver(Settings settings);

    /** Reads the settings of a channel; not used if one of them was refused. Empty ones are absent. */
    protected abstract C channel(Settings settings);

    /** @throws IOException why nothing can be read or written now, and what to do */
    protected abstract Line<C> line() throws IOException;

    /** Takes the settings over if all are good; else says in the log what is wrong and stays as it was. */
    @Activate
    @Modified
    public final synchronized void configure(Map<String, Object> properties) {
        if (properties.equals(configured)) {
            return; // Kura says the same again and again
        }
        configured = Map.copyOf(properties);
        var settings = Settings.of(properties);
        name = settings.pid(name);
        channels.name(name);
        Runnable wanted = driver(settings);
        var refusals = new StringJoiner(". ");
        if (settings.accepted(
                accepted ? "what was set before stays" : "no channel is read until that is corrected", refusals::add)) {
            accepted = true;
            wanted.run();
        } else {
            log.warn("{}: {}", name, refusals);
        }
        refusal = accepted ? "" : refusals.toString();
    }

    /** Ends what it does by itself. */
    @Deactivate
    public final void stop() {
        listeners.close();
    }

    /** Nothing: a connection is made when it is needed. */
    @Override
    public final void connect() {}

    /** Nothing: no connection is kept. */
    @Override
    public final void disconnect() {}

    @Override
    public final ChannelDescriptor getChannelDescriptor() {
        return table;
    }

    @Override
    public final void read(List<ChannelRecord> records) throws ConnectionException {
        channels.batch(records).execute();
    }

    @Override
    public final PreparedRead prepareRead(List<ChannelRecord> records) {
        return channels.batch(records);
    }

    @Override
    public final void write(List<ChannelRecord> records) throws ConnectionException {
        channels.batch(records).write();
    }

    @Override
    public final void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
            throws ConnectionException {
        int period = period(Channels.settings(channelConfig));
        listeners.add(channelConfig, listener, period, name);
    }

    @Override
    public final void unregisterChannelListener(ChannelListener listener) {
        listeners.remove(listener);
    }

    private C understood(Settings settings) {
        period(settings);
        return channel(settings);
    }

    private static int period(Settings settings) {
        return settings.integer(LISTEN, LISTEN_MILLIS, 100, 3_600_000);
    }

    private Line<C> connected() throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
        return line();
    }
}
