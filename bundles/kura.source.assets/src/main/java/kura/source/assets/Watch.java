// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One asset under the sampler's eyes: has it read, shows what it says, gives up waiting at the deadline, and says when it is
 * lost or found again. Whatever the asset throws, an error of its code among it, is a failed reading.
 */
final class Watch implements AutoCloseable {

    private static final long RETRY_MILLIS = 500;

    private final String name;
    private final Asset asset;
    private final Site site;
    private final Trouble trouble;
    private Display display; // null while it has no channel that is wanted
    private long turn;
    private long firstNanos; // when the first turn was tried
    private long ended; // the last turn that was answered or given up
    private Future<?> deadline;
    private Future<?> turns;
    private boolean closed;

    /** @param site what all assets of a sampler share */
    Watch(String name, Asset asset, Site site) {
        this.name = name;
        this.asset = asset;
        this.site = site;
        trouble = new Trouble(name);
    }

    /** Takes what calls {@link #begin}, to end it. */
    synchronized void follow(Future<?> turns) {
        this.turns = turns;
    }

    /** Begins a reading, unless one is going on that may still end in time. */
    synchronized void begin(ScheduledExecutorService clock) {
        if (closed || turn > ended) {
            return;
        }
        long now = ++turn;
        firstNanos = now == 1 && firstNanos == 0 ? System.nanoTime() : firstNanos;
        try {
            site.threads().begin(asset.identity(), name, () -> read(now));
            deadline = clock.schedule(
                    () -> lost(now, site.late()), (long) (site.plan().deadline() * 1000), TimeUnit.MILLISECONDS);
        } catch (AssetException e) {
            boolean inherited = now == 1 && e.reason().equals(Threads.STUCK);
            if (inherited && System.nanoTime() - firstNanos < site.plan().deadline() * 1e9) {
                turn = 0; // whoever read it before may be about to end
                clock.schedule(() -> begin(clock), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                lost(now, e);
            }
        }
    }

    /** On a thread that may never come back. */
    private void read(long now) {
        long began = System.nanoTime();
        try {
            List<Channel> all = asset.channels();
            List<Channel> wanted = wanted(all);
            List<Reading> readings = wanted.isEmpty()
                    ? List.of()
                    : wanted.size() == all.size()
                            ? asset.readAll()
                            : asset.read(wanted.stream().map(Channel::name).collect(Collectors.toSet()));
            found(now, wanted, readings, (System.nanoTime() - began) / 1e9);
        } catch (Throwable e) { // an Error is most often of a bundle that was stopped
            lost(now, e);
        }
    }

    private synchronized List<Channel> wanted(List<Channel> all) {
        return closed ? List.of() : site.wanted(this, name, all);
    }

    /** Whether that turn ends now: only the first of answer and deadline is its end. */
    private boolean end(long now) {
        if (closed || ended >= now) {
            return false;
        }
        ended = now;
        if (deadline != null) {
            deadline.cancel(false);
        }
        return true;
    }

    private synchronized void found(long now, List<Channel> channels, List<Reading> readings, double seconds) {
        if (end(now)) {
            try {
                publish(channels, readings, seconds);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    private synchronized void lost(long now, Throwable cause) {
        if (end(now)) {
            fail(cause);
        }
    }

    private void publish(List<Channel> channels, List<Reading> readings, double seconds) {
        if (channels.isEmpty()) {
            hide();
            return;
        }
        show();
        display.channels(channels);
        var failed = display.show(readings, seconds);
        trouble.is(failed.keySet().toString(), display.words(failed), display.registry());
    }

    private void fail(Throwable cause) {
        String reason = cause instanceof AssetException known ? known.reason() : "internal";
        try {
            show();
            display.fail(reason);
            String words = cause instanceof AssetException ? cause.getMessage() : "a bug: " + cause;
            trouble.is(reason, words, display.registry());
        } catch (RuntimeException | Error e) { // another asset has its name
            trouble.is("not shown", "not shown: " + e.getMessage(), site.registry());
        }
    }

    private void show() {
        display = display == null ? site.display(name) : display;
    }

    private void hide() {
        if (display != null) {
            display.close();
            display = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Stream.of(turns, deadline).filter(Objects::nonNull).forEach(each -> each.cancel(false));
        site.leave(this, name);
        hide();
    }
}
