// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kura.laptop.Service;

/** Kura's settings in the framework's ConfigurationAdmin, by the name that an operator sees; the pids there are others at each start. */
final class Store {

    static final String NAME = "kura.service.pid";

    private final Service admin;
    private final Map<String, Snapshots.Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, String> pids = new ConcurrentHashMap<>();

    Store(Service admin) {
        this.admin = admin;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Instances of a factory, or what there is one of. */
    Set<String> names(String pid) {
        var names = new TreeMap<>(entries);
        names.entrySet().removeIf(each -> !pid.equals(each.getValue().factory()) && !pid.equals(each.getKey()));
        return names.keySet();
    }

    Map<String, Snapshots.Entry> all() {
        return Map.copyOf(entries);
    }

    /** What somebody is an instance of; null if of nothing. */
    String factory(String name) {
        return has(name) ? entries.get(name).factory() : null;
    }

    /** As they are delivered; empty if nothing is known of it. */
    HashMap<String, Object> settings(String name) {
        return has(name) ? new HashMap<>(entries.get(name).settings()) : new HashMap<>();
    }

    /** Keeps settings, and has them delivered some time after. A password gets encrypted, to another text each time. */
    void put(String name, String factory, Map<String, Object> settings) {
        var encoded = new HashMap<>(settings);
        encoded.replaceAll(
                (key, value) -> value instanceof Password password ? Crypto.encrypted(password.clear()) : value);
        entries.put(name, new Snapshots.Entry(factory, encoded));
        Dictionary<String, Object> delivered = new Hashtable<>(encoded);
        delivered.put(NAME, name);
        Service.of(configuration(name, factory)).call("update", delivered);
    }

    void remove(String name) {
        Service.of(admin.call("getConfiguration", pids.remove(name), "?")).call("delete");
        entries.remove(name);
    }

    private Object configuration(String name, String factory) {
        Object configuration = factory == null || pids.containsKey(name)
                ? admin.call("getConfiguration", pids.getOrDefault(name, name), "?")
                : admin.call("createFactoryConfiguration", factory, "?");
        pids.put(name, (String) Service.of(configuration).call("getPid"));
        return configuration;
    }
}
