// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import kura.metrics.Collected;
import kura.metrics.Histogram;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricRegistry;
import kura.metrics.MetricType;
import kura.metrics.Part;
import kura.metrics.Summary;
import kura.metrics.distribution.NativeHistogram;

/** What comes and goes while pages are read: series, whole handles, callbacks that fail, collectors. */
record Visitors(MetricRegistry registry, Chores chores) {

    /** Series of one handle. */
    void series(int seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        try (var handle = registry.handle("series " + seed)) {
            var gauge = handle.gauge("visits_level", "Level.", "place", "seed");
            var info = handle.info("visits_name", "Name.", "name", "seed");
            for (int i = 0; chores.goOn(i, 20); i++) {
                String place = "place \"" + random.nextInt(200) + "\"\n";
                switch (random.nextInt(8)) {
                    case 0 -> gauge.remove(place, "" + seed);
                    case 1 -> info.setLabelValues(place, "" + seed);
                    case 2 -> gauge.removeIf(values -> random.nextInt(20) == 0);
                    default -> gauge.labelValues(place, "" + seed).set(random.nextDouble() * random.nextInt(1_000_000));
                }
                if (random.nextInt(5000) == 0) {
                    gauge.clear();
                }
            }
        }
    }

    /** Handles, with metrics that others have too and some of their own. */
    void handles(int seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        for (int i = 0; chores.goOn(i, 1); i++) {
            try (var handle = registry.handle("handle " + seed)) {
                var counter = handle.counter("visits", "Visits.", "who");
                for (int n = random.nextInt(100); n > 0; n--) {
                    counter.labelValues(seed + "." + n).inc();
                }
                Histogram.builder()
                        .name("visits_of_" + seed + "_" + i % 10)
                        .register(handle)
                        .observe(i);
                Summary.builder()
                        .name("visits_long")
                        .labelNames("who")
                        .quantile(0.5)
                        .register(handle)
                        .labelValues("" + seed)
                        .observe(i);
            }
        }
    }

    /** Callbacks of which each fails now and then, of both kinds of failure. */
    void callbacks(int seed) throws InterruptedException {
        try (var handle = registry.handle("callbacks")) {
            var gauge = handle.gauge("visits_callback", "", "i", "seed");
            for (int i = 0; i < 100; i++) {
                var random = new Random(i);
                gauge.callback(
                        () -> {
                            if (random.nextInt(4) == 0) {
                                throw new IllegalStateException("no number now");
                            }
                            return random.nextInt(1 << random.nextInt(1, 30));
                        },
                        "" + i,
                        "" + seed);
            }
            while (chores.goOn(0, 1)) {
                // the pages do the rest
            }
        }
    }

    /** Collectors that are there for a while. */
    void collectors(int seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        while (chores.goOn()) {
            try (var handle = registry.handle("collector " + seed)) {
                var own = random.split();
                handle.register((Collected into) -> collect(into, own, "" + seed));
                Thread.sleep(random.nextInt(30));
            }
        }
    }

    private static void collect(Collected into, SplittableRandom random, String who) {
        var labels = List.of("who", "i");
        var counter = new MetricDescriptor(MetricType.GAUGE, "visits_collected", "", "", labels, null);
        var histogram = new MetricDescriptor(MetricType.HISTOGRAM, "visits_distributed", "", "", labels, null);
        for (int i = random.nextInt(70); i > 0; i--) {
            into.add(counter, List.of(who, "" + i), Part.VALUE, random.nextDouble());
        }
        if (random.nextInt(10) == 0) {
            throw new IllegalStateException("nothing to be collected");
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            var buckets = new NativeHistogram(3, 0, 100);
            buckets.observe(i);
            buckets.observe(-i);
            var parts = List.of(Part.bucket(Double.POSITIVE_INFINITY), Part.COUNT, Part.SUM);
            into.add(histogram, List.of(who, "" + i), parts, new double[] {2, 2, 0}, buckets, 1);
        }
    }
}
