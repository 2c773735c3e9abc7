// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The last batches that a receiver refused for good, a line each, for people: in memory and in {@code set-aside.txt}. */
final class Aside {

    private static final int LINES = 50;
    private static final int LENGTH = 1000;

    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private boolean changed;

    Aside(Path folder) {
        this.file = folder.resolve("set-aside.txt");
    }

    synchronized void add(Instant now, Batch batch, String reason) {
        var ticks = batch.ticks();
        var line = "%s %d samples of %s to %s, first %s: %s"
                .formatted(
                        now,
                        batch.samples(),
                        Instant.ofEpochMilli(ticks.get(0).millis()),
                        Instant.ofEpochMilli(ticks.get(ticks.size() - 1).millis()),
                        ticks.get(0).series()[0],
                        reason);
        add(0, line);
        changed = true;
    }

    private void add(int index, String line) {
        var plain = line.replaceAll("\\p{Cntrl}+", " ").strip();
        lines.add(index, plain.length() > LENGTH ? plain.substring(0, LENGTH) : plain);
        if (lines.size() > LINES) {
            lines.remove(LINES);
        }
    }

    /** Newest first. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized void read() throws IOException {
        if (lines.isEmpty() && Files.exists(file) && Files.size(file) <= 4L * LINES * (LENGTH + 1)) {
            for (var line : new String(Files.readAllBytes(file), UTF_8).split("\n")) {
                add(lines.size(), line);
            }
        }
    }

    void write() throws IOException {
        List<String> now;
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            now = lines();
        }
        var other = file.resolveSibling("set-aside.new");
        try {
            Files.write(other, String.join("\n", now).getBytes(UTF_8));
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            synchronized (this) {
                changed = true;
            }
            throw e;
        }
    }
}
