// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again with those who asked for it, with all of one period together. Its one thread is there as
 * long as somebody is.
 *
 * @param <T> who asks
 */
final class Poller<T> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    private record Group<T>(List<T> members, Future<?> turns) {}

    private final Consumer<List<T>> turn;
    private final Map<Integer, Group<T>> groups = new HashMap<>(); // guarded by this
    private ScheduledThreadPoolExecutor clock; // null while nobody asks
    private boolean closed;

    /** @param turn what is done; that it throws is a bug, and does not end it */
    Poller(Consumer<List<T>> turn) {
        this.turn = turn;
    }

    /**
     * Begins at once.
     *
     * @param thread what the thread is called, if there is none yet
     * @return false if it is closed already
     */
    synchronized boolean add(T who, int periodMillis, String thread) {
        if (closed) {
            return false;
        }
        if (clock == null) {
            clock = new ScheduledThreadPoolExecutor(1, task -> {
                var made = new Thread(task, thread);
                made.setDaemon(true);
                return made;
            });
            clock.setRemoveOnCancelPolicy(true);
        }
        groups.computeIfAbsent(periodMillis, this::begin).members.add(who);
        return true;
    }

    private Group<T> begin(int periodMillis) {
        var members = new CopyOnWriteArrayList<T>();
        return new Group<>(
                members, clock.scheduleWithFixedDelay(() -> attend(members), 1, periodMillis, TimeUnit.MILLISECONDS));
    }

    private void attend(List<T> members) {
        try {
            turn.accept(List.copyOf(members));
        } catch (RuntimeException | Error e) { // else nobody of this period would ever hear anything again
            log.warn("a bug", e);
        }
    }

    /** Ends it for all that are so; what has begun with them may still come to them. */
    synchronized void removeIf(Predicate<T> so) {
        groups.values().removeIf(group -> {
            group.members.removeIf(so);
            if (group.members.isEmpty()) {
                group.turns.cancel(false);
            }
            return group.members.isEmpty();
        });
        if (groups.isEmpty() && clock != null) {
            clock.shutdown(); // not interrupted: others may use what is being read
            clock = null;
        }
    }

    /** How many ask. */
    synchronized int size() {
        return groups.values().stream().mapToInt(group -> group.members.size()).sum();
    }

    /** Ends the thread, and interrupts it in what it is doing. */
    @Override
    public synchronized void close() {
        closed = true;
        groups.clear();
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }
}
