// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one store, and the lock that keeps another one out. */
final class Folder implements AutoCloseable {

    /** Another store has it. */
    static final class TakenException extends IOException {

        private static final long serialVersionUID = 1L;

        TakenException(Path folder) {
            super(folder + " is in use by another destination or another process");
        }
    }

    /** Linux forgets all locks that a process has on a file when it closes it, however often it was opened: nobody opens it twice. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private static final Logger log = LoggerFactory.getLogger(Folder.class);

    final Path path;

    private final Path lock;
    private FileChannel held;
    private Path taken;

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
        var here = path.toRealPath();
        if (!TAKEN.add(here)) {
            throw new TakenException(path);
        }
        try {
            held = lock();
            taken = here;
        } finally {
            if (held == null) {
                TAKEN.remove(here);
            }
        }
        return true;
    }

    private FileChannel lock() throws IOException {
        var channel = FileChannel.open(lock, CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("{} is locked in this JVM", lock, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new TakenException(path);
    }

    List<String> names() throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
            try (var channel = held) {
                held = null;
                log.trace("{} is given away", channel);
            } finally {
                TAKEN.remove(taken);
            }
        }
    }
}
