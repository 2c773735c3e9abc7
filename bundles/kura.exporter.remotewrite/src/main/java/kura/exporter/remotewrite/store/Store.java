// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Ticks wait here until the receiver has them; what is older than the limits goes first. A tick that is delivered within the window
 * never touches the disk. All methods may be called from any thread. {@link #append}, {@link #fresh}, {@link #failed},
 * {@link #delivered} and {@link #state} wait for no disk; {@link #oldest} may. Nothing but {@link #open} throws.
 */
public final class Store implements AutoCloseable {

    /**
     * Takes up what is in the folder, which is made if need be. A disk that cannot be used now is tried again at each window.
     *
     * @throws IOException if another store has the folder
     */
    public static Store open(Path folder, StoreSettings settings, StoreListener listener) throws IOException {
        return new Store();
    }

    /** Keeps a tick: in memory at once, on disk within the window. */
    public void append(Tick tick) {}

    /**
     * For the live lane: the newest tick, if it was taken since the start and nobody has had it; null if not. A tick of more samples
     * than a batch may have comes in several, one a call. Each must be {@link #delivered}, {@link #setAside} or {@link #failed}.
     */
    public Batch fresh() {
        return null;
    }

    /** A fresh batch did not get through: its ticks wait like all the others. Says nothing of a batch from {@link #oldest}. */
    public void failed(Batch batch) {}

    /**
     * For the backlog: the batch that has waited longest, the same one until it is settled, after a kill too; null if nothing waits on
     * disk or the next one is with the live lane. While the disk cannot be used it is made of what is in memory.
     */
    public Batch oldest() {
        return null;
    }

    /** The receiver has it. */
    public void delivered(Batch batch) {}

    /** The receiver will never take it. The reason is kept, with the first series, among the last ones of {@link #aside}. */
    public void setAside(Batch batch, String reason) {}

    /** What was set aside last, newest first, in words; of earlier runs too. */
    public List<String> aside() {
        return List.of();
    }

    public StoreState state() {
        return new StoreState(0, 0, OptionalLong.empty(), "");
    }

    /** Writes what is in memory, as far as the disk lets it. */
    @Override
    public void close() {}
}
