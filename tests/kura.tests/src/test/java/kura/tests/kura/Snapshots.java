// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What outlives a restart: all settings at a time, a file each; types stay what they were, right or wrong. */
final class Snapshots {

    /** Settings of a component; passwords encrypted. @param factory null if it is the only one of its kind */
    record Entry(String factory, HashMap<String, Object> settings) implements Serializable {}

    private final Path folder;
    private long last; // -1 before the first

    Snapshots(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            last = files.count() - 1;
        }
    }

    /** The latest one as an older version would have left it, which knew few settings. */
    void thin(Set<String> kept) {
        var entries = new HashMap<>(latest());
        entries.values().forEach(entry -> entry.settings().keySet().retainAll(kept));
        keep(entries);
    }

    /** By the name that an operator sees; empty if there was none yet. */
    Map<String, Entry> latest() {
        return last < 0 ? Map.of() : of(last);
    }

    @SuppressWarnings("unchecked")
    Map<String, Entry> of(long id) {
        try (var in = new ObjectInputStream(Files.newInputStream(folder.resolve("" + id)))) {
            return (Map<String, Entry>) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps them; returns a number by which {@link #of} finds them. */
    long keep(Map<String, Entry> entries) {
        last++;
        try (var out = new ObjectOutputStream(Files.newOutputStream(folder.resolve("" + last)))) {
            out.writeObject(new TreeMap<>(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return last;
    }
}
