// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final List<String> TRACKED = List.of(
            "org.eclipse.kura.configuration.ConfigurableComponent",
            "org.eclipse.kura.configuration.SelfConfiguringComponent");

    private final Store store;
    private final Snapshots snapshots;
    private final ConfigurationThread thread;
    private final Map<String, Definition> definitions = new ConcurrentHashMap<>(); // stay when their bundle goes
    private final Map<String, ServiceReference<?>> tracked = new ConcurrentHashMap<>(); // by name

    /**
     * Pushes the latest settings into the framework before what they belong to is there.
     *
     * @param thread on which all hear of them
     * @param folder of snapshots; all else is gone after a restart
     */
    public Configurations(BundleContext context, Service admin, ConfigurationThread thread, Path folder)
            throws IOException, ReflectiveOperationException {
        store = new Store(admin);
        snapshots = new Snapshots(folder);
        this.thread = thread;
        Crypto.offer(Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.eclipse.kura.api"))
                .findFirst()
                .orElseThrow());
        snapshots.latest().forEach((name, entry) -> store.put(name, entry.factory(), entry.settings()));
        context.addServiceListener((AllServiceListener) this::serviceChanged);
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED) {
                arrived(event.getBundle());
            }
        });
    }

    /**
     * Changes what the next start finds, as if an older version had kept it.
     *
     * @param folder of snapshots
     * @param kept the settings that it knew
     */
    public static void thin(Path folder, Set<String> kept) throws IOException {
        new Snapshots(folder).thin(kept);
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
        return definitions.get(Objects.requireNonNullElse(store.factory(name), name));
    }

    /** All forms of bundles that were active at some time. */
    public List<Definition> definitions() {
        return List.copyOf(new TreeMap<>(definitions).values());
    }

    /** Makes an instance; it is activated with the defaults some time after this returns. */
    public void create(String factory, String name) {
        if (store.has(name)) {
            throw new IllegalStateException("there is a " + name);
        }
        store.put(name, factory, definitions.get(factory).defaults());
        snapshot();
    }

    /** Deletes an instance. */
    public void delete(String name) {
        store.remove(name);
        snapshot();
    }

    /** Settings as the service gives them out: passwords in clear. */
    public Map<String, Object> settings(String name) {
        var settings = store.settings(name);
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
            var all = definition(name).defaults();
            all.putAll(settings(name));
            all.putAll(changes);
            all.values().removeIf(Objects::isNull);
            store.put(name, store.factory(name), all);
        }
        if (takeSnapshot) {
            snapshot();
        }
    }

    /** Keeps all settings; returns what {@link #rollback} wants. */
    public long snapshot() {
        return snapshots.keep(store.all());
    }

    /** All instances are deleted and made anew, all else gets the settings of then, or its defaults. */
    public void rollback(long id) {
        var then = new HashMap<>(snapshots.of(id));
        store.all().forEach((name, entry) -> {
            if (entry.factory() != null) {
                store.remove(name);
            } else if (tracked.containsKey(name)) {
                then.putIfAbsent(name, new Snapshots.Entry(null, new HashMap<>()));
            }
        });
        then.forEach((name, entry) -> store.put(name, entry.factory(), entry.settings()));
        then.keySet().forEach(this::complete);
        snapshot();
    }

    /** Waits until all components have heard of all that was changed so far. */
    public void settle() throws InterruptedException {
        thread.settle();
    }

    private void arrived(Bundle bundle) {
        var files = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        for (var file : files == null ? List.<URL>of() : Collections.list(files)) {
            try (var xml = file.openStream()) {
                var definition = Definition.of(xml);
                if (file.getPath().endsWith("/" + definition.pid() + ".xml")) {
                    definitions.put(definition.pid(), definition);
                    var names = new TreeSet<>(store.names(definition.pid()));
                    names.addAll(definition.factory() ? Set.of() : Set.of(definition.pid()));
                    names.forEach(this::complete);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Adds defaults that are missing; who has all hears the same again. */
    private void complete(String name) {
        var definition = definition(name);
        if (definition != null) {
            var all = definition.defaults();
            all.putAll(store.settings(name));
            store.put(name, store.factory(name), all);
        }
    }

    private void serviceChanged(ServiceEvent event) {
        var service = event.getServiceReference();
        boolean known =
                List.of((String[]) service.getProperty("objectClass")).stream().anyMatch(TRACKED::contains);
        if (known && service.getProperty("service.pid") instanceof String && service.getProperty(Store.NAME) != null) {
            String name = service.getProperty(Store.NAME).toString();
            if (event.getType() == ServiceEvent.REGISTERED) { // one that gets its names later is never seen
                tracked.put(name, service);
            } else if (event.getType() == ServiceEvent.UNREGISTERING) {
                tracked.remove(name, service);
            }
        }
    }

    private static Object password(Object value) {
        try {
            return value instanceof String text ? new Password(Crypto.clear(text)) : value;
        } catch (GeneralSecurityException e) { // plain: shown as a password, kept as it is
            return value;
        }
    }
}
