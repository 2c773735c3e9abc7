// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import kura.laptop.Service;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Kura's ConfigurationService. It knows a component by its properties when it comes, adds what is missing when a bundle comes, validates
 * nothing, stores what it is sent with the class it was sent with, and returns before anybody has heard of it.
 */
public final class Configurations {

    private static final String NAME = "kura.service.pid";
    private static final List<String> TRACKED = List.of(
            "org.eclipse.kura.configuration.ConfigurableComponent",
            "org.eclipse.kura.configuration.SelfConfiguringComponent");

    private final Service admin;
    private final Snapshots snapshots;
    private final ConfigurationThread thread;
    private final Map<String, Definition> definitions = new ConcurrentHashMap<>(); // stay when their bundle goes
    private final Map<String, String> factories = new ConcurrentHashMap<>(); // of instances, by name
    private final Map<String, String> pids = new ConcurrentHashMap<>(); // others at each start, by name
    private final Map<String, HashMap<String, Object>> stored = new ConcurrentHashMap<>(); // by name
    private final Map<String, ServiceReference<?>> tracked = new ConcurrentHashMap<>(); // by name

    /**
     * Pushes the latest settings into the framework before what they belong to is there.
     *
     * @param folder of snapshots; all else is gone after a restart
     */
    public Configurations(BundleContext context, Service admin, Path folder)
            throws IOException, ReflectiveOperationException {
        this.admin = admin;
        this.snapshots = new Snapshots(folder);
        Crypto.offer(Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.eclipse.kura.api"))
                .findFirst()
                .orElseThrow());
        this.thread = new ConfigurationThread(context, admin);
        snapshots.latest().forEach((name, entry) -> store(name, entry.factory(), entry.settings()));
        context.addServiceListener((AllServiceListener) this::serviceChanged);
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED) {
                arrived(event.getBundle());
            }
        });
    }

    /** What it tracks, by name. */
    public Set<String> names() {
        return new TreeSet<>(tracked.keySet());
    }

    /** Whose it is. */
    public Bundle bundle(String name) {
        return tracked.get(name).getBundle();
    }

    /** What may be set of something that it tracks. */
    public Definition definition(String name) {
        return definitions.get(factories.getOrDefault(name, name));
    }

    /** All forms of bundles that were active at some time. */
    public List<Definition> definitions() {
        return List.copyOf(new TreeMap<>(definitions).values());
    }

    /** Makes an instance; it is activated with the defaults some time after this returns. */
    public void create(String factory, String name) {
        if (pids.containsKey(name) || tracked.containsKey(name)) {
            throw new IllegalStateException("there is a " + name);
        }
        store(name, factory, encoded(definitions.get(factory).defaults()));
        snapshot();
    }

    /** Deletes an instance. */
    public void delete(String name) {
        forget(name);
        snapshot();
    }

    /** Settings as the service gives them out: passwords in clear. */
    public Map<String, Object> settings(String name) {
        var settings = new HashMap<>(stored.get(name));
        definition(name).attributes().stream()
                .filter(Attribute::isPassword)
                .forEach(attribute -> settings.computeIfPresent(attribute.id(), (id, value) -> password(value)));
        return settings;
    }

    /**
     * Changes some settings; a null takes one away until the next change or start, when its default is back. Of what it does not
     * track nothing is changed, and nobody hears of it.
     */
    public void update(String name, Map<String, ?> changes, boolean takeSnapshot) {
        if (tracked.containsKey(name)) {
            var all = new HashMap<String, Object>(definition(name).defaults());
            all.putAll(settings(name));
            all.putAll(changes);
            all.values().removeIf(java.util.Objects::isNull);
            store(name, factories.get(name), encoded(all));
        }
        if (takeSnapshot) {
            snapshot();
        }
    }

    /** Keeps all settings; returns what {@link #rollback} wants. */
    public long snapshot() {
        var entries = new HashMap<String, Snapshots.Entry>();
        stored.forEach((name, each) -> entries.put(name, new Snapshots.Entry(factories.get(name), each)));
        return snapshots.keep(entries);
    }

    /** All instances are deleted and made anew, all else gets the settings of then, or its defaults. */
    public void rollback(long id) {
        var then = snapshots.of(id);
        var now = Map.copyOf(pids);
        List.copyOf(factories.keySet()).forEach(this::forget);
        then.forEach((name, entry) -> {
            var settings = new HashMap<String, Object>();
            var definition = definitions.get(entry.factory() == null ? name : entry.factory());
            if (definition != null) {
                settings.putAll(encoded(definition.defaults()));
            }
            settings.putAll(entry.settings());
            store(name, entry.factory(), settings);
        });
        now.keySet().stream()
                .filter(name -> tracked.containsKey(name) && !then.containsKey(name) && definitions.containsKey(name))
                .forEach(name -> store(name, null, encoded(definition(name).defaults())));
        snapshot();
    }

    /** Waits until all components have heard of all that was changed so far. */
    public void settle() throws InterruptedException {
        thread.settle();
    }

    /** Nobody is asked twice with other settings, and often with the same. */
    private void arrived(Bundle bundle) {
        var files = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        for (var file : files == null ? List.<java.net.URL>of() : Collections.list(files)) {
            try (var xml = file.openStream()) {
                var definition = Definition.of(xml);
                if (file.getPath().endsWith("/" + definition.pid() + ".xml")) {
                    definitions.put(definition.pid(), definition);
                    complete(definition);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void complete(Definition definition) {
        var names = new TreeSet<>(factories.keySet());
        names.removeIf(name -> !factories.get(name).equals(definition.pid()));
        if (!definition.factory()) {
            names.add(definition.pid());
        }
        for (String name : names) {
            var all = encoded(definition.defaults());
            all.putAll(stored.getOrDefault(name, new HashMap<>()));
            store(name, factories.get(name), all);
        }
    }

    private void serviceChanged(ServiceEvent event) {
        var service = event.getServiceReference();
        boolean known =
                List.of((String[]) service.getProperty("objectClass")).stream().anyMatch(TRACKED::contains);
        if (known && service.getProperty("service.pid") instanceof String && service.getProperty(NAME) != null) {
            String name = service.getProperty(NAME).toString();
            if (event.getType() == ServiceEvent.REGISTERED) { // one that gets its names later is never seen
                tracked.put(name, service);
            } else if (event.getType() == ServiceEvent.UNREGISTERING) {
                tracked.remove(name, service);
            }
        }
    }

    private void store(String name, String factory, Map<String, Object> settings) {
        Dictionary<String, Object> all = new Hashtable<>(settings);
        all.put(NAME, name);
        if (factory != null) {
            factories.put(name, factory);
        }
        stored.put(name, new HashMap<>(settings));
        Service.of(configuration(name, factory)).call("update", all);
    }

    private Object configuration(String name, String factory) {
        String pid = pids.get(name);
        var configuration = pid != null
                ? admin.call("getConfiguration", pid, "?")
                : factory == null
                        ? admin.call("getConfiguration", name, "?")
                        : admin.call("createFactoryConfiguration", factory, "?");
        pids.put(name, (String) Service.of(configuration).call("getPid"));
        return configuration;
    }

    private void forget(String name) {
        Service.of(admin.call("getConfiguration", pids.remove(name), "?")).call("delete");
        factories.remove(name);
        stored.remove(name);
    }

    /** As it is delivered: a password encrypted, each time to another text. What came as a plain text stays plain. */
    private static HashMap<String, Object> encoded(Map<String, Object> settings) {
        var encoded = new HashMap<>(settings);
        encoded.replaceAll(
                (key, value) -> value instanceof Password password ? Crypto.encrypted(password.clear()) : value);
        return encoded;
    }

    private static Object password(Object value) {
        try {
            return value instanceof String text ? new Password(Crypto.clear(text)) : value;
        } catch (GeneralSecurityException e) { // plain: shown as a password, kept as it is
            return value;
        }
    }
}
