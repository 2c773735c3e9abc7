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

/**
 * Does something again and again with those who asked for it, with all of one period together. Its one thread is there as
 * long as somebody is.
 *
 * @param <T> who asks
 */
final class Poller<T> implements AutoCloseable {

    private record Group<T>(List<T> members, Future<?> turns) {}

    private final Consumer<List<T>> turn;
    private final Map<Integer, Group<T>> groups = new HashMap<>(); // guarded by this
    private ScheduledThreadPoolExecutor clock; // null while nobody asks
    private boolean closed;

    /** @param turn what is done; throws nothing */
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
                members,
                clock.scheduleWithFixedDelay(
                        () -> turn.accept(List.copyOf(members)), 1, periodMillis, TimeUnit.MILLISECONDS));
    }

    /** Ends it for all that are so; what has begun with them may still come to them. */
    synchronized void removeIf(java.util.function.Predicate<T> so) {
        groups.values().removeIf(group -> {
            group.members.removeIf(so);
            return group.members.isEmpty() && group.turns.cancel(false);
        });
        if (groups.isEmpty()) {
            end();
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
        end();
    }

    private void end() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }
}
