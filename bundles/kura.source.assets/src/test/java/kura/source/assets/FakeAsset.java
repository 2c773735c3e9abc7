// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An asset whose channels are what a test puts there: a value, or an exception for a failure. */
final class FakeAsset implements Asset {

    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger inside = new AtomicInteger();
    final List<Set<String>> asked = new ArrayList<>(); // empty for all
    volatile Throwable failure;
    volatile CountDownLatch hang;
    volatile boolean uninterruptible;

    private final Map<Channel, Object> channels = new LinkedHashMap<>();

    FakeAsset with(String channel, Object value) {
        return with(channel, "", value);
    }

    synchronized FakeAsset with(String channel, String unit, Object value) {
        channels.keySet().removeIf(each -> each.name().equals(channel));
        channels.put(new Channel(channel, unit), value);
        return this;
    }

    synchronized void rename(String start, String other) {
        var before = Map.copyOf(channels);
        channels.clear();
        before.forEach((channel, value) ->
                channels.put(new Channel(channel.name().replaceFirst("^" + start, other), channel.unit()), value));
    }

    synchronized FakeAsset without(String channel) {
        channels.keySet().removeIf(each -> each.name().equals(channel));
        return this;
    }

    @Override
    public Object identity() {
        return this;
    }

    @Override
    public synchronized List<Channel> channels() {
        return List.copyOf(channels.keySet());
    }

    @Override
    public List<Reading> readAll() throws AssetException {
        return answer(Set.of());
    }

    @Override
    public List<Reading> read(Set<String> wanted) throws AssetException {
        return answer(wanted);
    }

    private List<Reading> answer(Set<String> wanted) throws AssetException {
        if (inside.incrementAndGet() > 1) {
            throw new AssertionError("entered twice");
        }
        try {
            reads.incrementAndGet();
            waitIfItHangs();
            fail();
            return readings(wanted);
        } finally {
            inside.decrementAndGet();
        }
    }

    private synchronized List<Reading> readings(Set<String> wanted) {
        asked.add(wanted);
        return channels.entrySet().stream()
                .filter(each ->
                        wanted.isEmpty() || wanted.contains(each.getKey().name()))
                .filter(each -> each.getValue() != null)
                .map(each -> each.getValue() instanceof Exception e
                        ? Reading.failed(each.getKey().name(), e.getMessage())
                        : Reading.of(each.getKey().name(), each.getValue()))
                .toList();
    }

    private void waitIfItHangs() {
        CountDownLatch latch = hang;
        while (latch != null && latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                if (!uninterruptible) {
                    throw new IllegalStateException("interrupted", e);
                }
            }
        }
    }

    private void fail() throws AssetException {
        Throwable now = failure;
        if (now instanceof AssetException known) {
            throw known;
        }
        if (now instanceof RuntimeException bug) {
            throw bug;
        }
        if (now instanceof Error bug) {
            throw bug;
        }
    }
}
