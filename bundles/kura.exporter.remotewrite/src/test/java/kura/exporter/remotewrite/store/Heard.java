// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what a store said. */
final class Heard implements StoreListener {

    final AtomicLong dropped = new AtomicLong();
    final AtomicLong damaged = new AtomicLong();
    final List<String> words = new CopyOnWriteArrayList<>();

    @Override
    public void dropped(long samples, Limit why) {
        dropped.addAndGet(samples);
        words.add(samples + " dropped: " + why);
    }

    @Override
    public void damaged(long samples, String text) {
        damaged.addAndGet(samples);
        words.add(samples + " damaged: " + text);
    }

    @Override
    public void disk(String trouble) {
        words.add("disk: " + trouble);
    }
}
