// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * An asset over a driver that keeps Kura's rules: finds the driver by its instance's name, hands all settings of channels over as
 * texts, has readings prepared, and knows both pids of every driver.
 */
public final class DriverAsset implements Asset, BundleActivator {

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final ChannelListener listener = event -> events.add(words(event.getChannelRecord()));
    private BundleContext context;
    private String driverPid = "";

    @Override
    public void start(BundleContext context) {
        this.context = context;
        context.registerService(Asset.class, this, new Hashtable<>(Map.of("kura.service.pid", "lab")));
    }

    @Override
    public void stop(BundleContext context) {}

    /** Which driver it is over; its channels are forgotten. */
    public synchronized void over(String driver) {
        driverPid = driver;
        channels.clear();
    }

    public synchronized void channel(String name, String valueType, String unit, Map<String, String> settings) {
        var config = new HashMap<String, Object>(settings);
        config.putAll(Map.of("+name", name, "+value.type", valueType, "+type", "READ_WRITE"));
        var made = new Channel(name, ChannelType.READ_WRITE, DataType.valueOf(valueType), config);
        made.setUnit(unit);
        channels.put(name, made);
    }

    /** The columns of the channel table, each cast as Kura casts it. */
    public synchronized List<String> columns() throws KuraException {
        var ids = new ArrayList<String>();
        for (Object column : (List<?>) driver().getChannelDescriptor().getDescriptor()) {
            ids.add(((Tad) column).getId());
        }
        return ids;
    }

    /** What became of each channel: the value, or the words of its status. */
    public Map<String, String> values() throws KuraException {
        var values = new TreeMap<String, String>();
        readAllChannels().forEach(each -> values.put(each.getChannelName(), words(each)));
        return values;
    }

    /** What came of writing a value. */
    public synchronized String write(String channel, Object value) throws KuraException {
        var made = ChannelRecord.createWriteRecord(channel, TypedValues.newTypedValue(value));
        made.setChannelConfig(channels.get(channel).getConfiguration());
        write(List.of(made));
        return made.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS ? "" : words(made);
    }

    public synchronized void listen(String channel) throws KuraException {
        registerChannelListener(channel, listener);
    }

    public synchronized void listenNoMore() throws KuraException {
        unregisterChannelListener(listener);
    }

    public List<String> events() {
        return events;
    }

    private static String words(ChannelRecord done) {
        return done.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
                ? String.valueOf(done.getValue().getValue())
                : done.getChannelStatus().getExceptionMessage();
    }

    private Driver driver() throws KuraException {
        try {
            for (var reference : context.getServiceReferences(Driver.class, "(service.factoryPid=*)")) {
                if (reference.getProperty("kura.service.pid").equals(driverPid)) {
                    return context.getService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, "Driver not attached");
    }

    @Override
    public synchronized AssetConfiguration getAssetConfiguration() {
        return new AssetConfiguration("", driverPid, Map.copyOf(channels));
    }

    @Override
    @SuppressWarnings("try") // so it is in Kura
    public synchronized List<ChannelRecord> readAllChannels() throws KuraException {
        var records = channels.values().stream().map(Channel::createReadRecord).toList();
        try (var prepared = driver().prepareRead(records)) {
            return prepared.execute();
        } catch (KuraException e) {
            throw e;
        } catch (Exception e) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e, e.getMessage());
        }
    }

    @Override
    public synchronized List<ChannelRecord> read(Set<String> names) throws KuraException {
        var records = names.stream()
                .map(name -> channels.get(name).createReadRecord())
                .toList();
        try {
            driver().read(records);
        } catch (Driver.ConnectionException e) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e, e.getMessage());
        }
        return records;
    }

    @Override
    public synchronized void registerChannelListener(String channel, ChannelListener listener) throws KuraException {
        try {
            driver().registerChannelListener(channels.get(channel).getConfiguration(), listener);
        } catch (Driver.ConnectionException e) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e, e.getMessage());
        }
    }

    @Override
    public synchronized void unregisterChannelListener(ChannelListener listener) throws KuraException {
        try {
            driver().unregisterChannelListener(listener);
        } catch (Driver.ConnectionException e) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e, e.getMessage());
        }
    }

    @Override
    public synchronized void write(List<ChannelRecord> records) throws KuraException {
        try {
            driver().write(records);
        } catch (Driver.ConnectionException e) {
            throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e, e.getMessage());
        }
    }
}
