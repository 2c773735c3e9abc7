// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of one store, and the lock that keeps another one out. */
final class Folder implements AutoCloseable {

    /** Another store has it. */
    static final class TakenException extends IOException {

        private static final long serialVersionUID = 1L;

        TakenException(Path folder) {
            super(folder + " is in use by another destination or another process");
        }
    }

    final Path path;

    private final Path lock;
    private FileChannel held;

    Folder(Path path) {
        this.path = path;
        this.lock = path.resolve("lock");
    }

    /** Makes it and locks it, unless that is done and it is still there. Says whether it was done now. */
    boolean enter() throws IOException {
        if (held != null && Files.exists(lock)) {
            return false;
        }
        close();
        Files.createDirectories(path);
        var channel = FileChannel.open(lock, CREATE, WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new TakenException(path);
            }
            held = channel;
        } catch (OverlappingFileLockException e) {
            throw new TakenException(path);
        } finally {
            if (held != channel) {
                channel.close();
            }
        }
        return true;
    }

    List<String> names() throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Makes names last that were added or taken away. */
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
        }
    }
}
