// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.MetricRegistry;
import kura.metrics.Summary;

/** Metrics that stay for a whole test and are updated by several threads, and how often they were. */
final class Updates {

    private final Counter hits;
    private final Gauge level;
    private final Histogram waits;
    private final Histogram halves;
    private final Summary sizes;
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();

    Updates(MetricRegistry registry) {
        hits = registry.counter("stays_hits", "Hits.", "who");
        level = registry.gauge("stays_level", "Level.");
        waits = Histogram.builder()
                .name("stays_waits")
                .labelNames("who")
                .classicUpperBounds(0, 10, 100, 900)
                .nativeMaxNumberOfBuckets(40)
                .register(registry);
        halves = Histogram.builder().name("stays_halves").classicOnly().register(registry);
        sizes = Summary.builder()
                .name("stays_sizes")
                .quantile(0.5, 0.05)
                .quantile(0.99)
                .maxAgeSeconds(2)
                .register(registry);
        level.set(0);
        for (int who = 0; who < 3; who++) {
            hits.labelValues("" + who);
            waits.labelValues("" + who);
        }
    }

    /** One thread's updates. */
    void update(Chores chores, int seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var kept = hits.labelValues("0");
        long times = 0;
        long all = 0;
        for (; chores.goOn(times, 1000); times++) {
            int size = random.nextInt(-100, 1000);
            kept.inc();
            hits.labelValues("1").inc(2);
            hits.labelValues("2").inc(0.5);
            level.inc(size);
            waits.labelValues("" + times % 3).observe(size);
            halves.observe(0.5);
            sizes.observe(size);
            all += size;
        }
        rounds.addAndGet(times);
        sum.addAndGet(all);
    }

    /** Nothing is lost. */
    void check(String page) {

        var now = TextCheck.samples(page);
        double times = rounds.get();
        equal(times, now.get("stays_hits_total{who=\"0\"}"), "hits");
        equal(times * 2, now.get("stays_hits_total{who=\"1\"}"), "hits by two");
        equal(times / 2, now.get("stays_hits_total{who=\"2\"}"), "hits by half");
        equal(sum.get(), now.get("stays_level"), "level");
        equal(times, now.get("stays_halves_count"), "halves");
        equal(times, now.get("stays_sizes_count"), "sizes");
        equal(sum.get(), now.get("stays_sizes_sum"), "sum of sizes");
        double count = 0;
        double together = 0;
        for (int who = 0; who < 3; who++) {
            count += now.get("stays_waits_count{who=\"" + who + "\"}");
            together += now.get("stays_waits_sum{who=\"" + who + "\"}");
        }
        equal(times, count, "waits");
        equal(sum.get(), together, "sum of waits");
    }

    private static void equal(double expected, double actual, String what) {
        TextCheck.require(expected == actual && expected != 0, "lost: " + expected + " became " + actual, what);
    }
}
