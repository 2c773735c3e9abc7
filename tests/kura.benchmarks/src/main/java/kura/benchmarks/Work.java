// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row of the table.
 *
 * @param params of the benchmark, whose methods are {@code ours} and {@code theirs}
 * @param aim how many times as fast as the official client we want to be; 0 where we only want to know
 */
record Work(String title, Class<?> benchmark, int threads, Map<String, String> params, double aim) {

    static List<Work> all() {
        var all = new ArrayList<Work>();
        for (int threads = 1; threads <= 2; threads++) {
            all.add(new Work("counter, add 1, " + text(threads), CounterIncrement.class, threads, Map.of(), 1));
        }
        for (String texts : List.of("same", "equal")) {
            all.add(lookup("1", "1 label", texts));
            all.add(lookup("3", "3 labels", texts));
        }
        for (int threads = 1; threads <= 2; threads++) {
            all.add(histogram("10 classic buckets", "CLASSIC", threads, 1.5));
        }
        all.add(histogram("native buckets", "NATIVE", 1, 0));
        for (Values values : Values.values()) {
            all.add(page("1,000 gauges", "all", values, Map.of("series", "1000", "percent", "100"), 6));
            all.add(page("1,000 gauges", "1 %", values, Map.of("series", "1000", "percent", "1"), 20));
            all.add(page("100,000 gauges", "1 %", values, Map.of("series", "100000", "percent", "1"), 20));
        }
        return all;
    }

    private static Work lookup(String labels, String text, String texts) {
        String title = "counter, look up by " + text + ", " + texts + " texts, add 1";
        var params = Map.of("labels", labels, "texts", texts.toUpperCase(Locale.ROOT));
        return new Work(title, CounterLookup.class, 1, params, 2);
    }

    private static Work histogram(String name, String buckets, int threads, double aim) {
        String title = "histogram, " + name + ", " + text(threads);
        return new Work(title, HistogramObserve.class, threads, Map.of("buckets", buckets), aim);
    }

    private static Work page(String gauges, String changed, Values values, Map<String, String> params, double aim) {
        var all = new HashMap<>(params);
        all.put("values", values.name());
        String title = "page of " + gauges + ", " + changed + " changed, " + values;
        return new Work(title, GaugePage.class, 1, all, aim);
    }

    private static String text(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }
}
