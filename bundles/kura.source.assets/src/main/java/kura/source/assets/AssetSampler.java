// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kura.metrics.MetricRegistry;

/** Has the chosen assets read again and again. Its own thread only looks at the clock. */
final class AssetSampler implements AutoCloseable {

    private static final double LONGEST_WAIT = 10; // seconds until an asset is read for the first time

    private final Site site;
    private final ScheduledThreadPoolExecutor clock;
    private final Map<Object, Watch> watches = new IdentityHashMap<>(); // guarded by this

    /**
     * @param source as metrics and messages name it
     * @param registry closed together with this
     * @param threads left open: one may be in an asset still
     */
    AssetSampler(String source, Plan plan, MetricRegistry registry, Threads threads) {
        site = new Site(source, plan, registry, threads, new Room(plan.mostChannels()));
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            var made = new Thread(task, "kura-assets-clock " + source);
            made.setDaemon(true);
            return made;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Begins to read an asset, if it is one of those that are wanted. */
    synchronized void add(String name, Asset asset) {
        if (site.plan().assets().choose(name) && !watches.containsKey(asset.identity())) {
            var watch = new Watch(name, asset, site);
            watches.put(asset.identity(), watch);
            double period = site.plan().period();
            // not all at once: many may share one line, and those that wait for it would be late
            double share = Math.floorMod(name.hashCode(), 997) / 997.0;
            watch.follow(clock.scheduleWithFixedDelay(
                    () -> watch.begin(clock),
                    (long) (Math.min(period, LONGEST_WAIT) * share * 1e9),
                    (long) (period * 1e9),
                    TimeUnit.NANOSECONDS));
        }
    }

    /** Stops reading an asset and takes all that it gave out of the registry. */
    synchronized void remove(Asset asset) {
        Watch watch = watches.remove(asset.identity());
        if (watch != null) {
            watch.close();
            site.threads().interrupt(asset.identity());
        }
    }

    /** Says something about all of it on status pages. */
    void remark(String words) {
        site.registry().remark(site.source(), words);
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        watches.values().forEach(Watch::close);
        watches.clear();
        site.registry().close();
    }
}
