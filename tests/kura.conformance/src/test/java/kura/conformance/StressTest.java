// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import org.junit.jupiter.api.Test;

/** All at once, for some seconds: {@code -Dstress.seconds=600} for longer. */
class StressTest {

    private final MetricRegistry registry = MetricRegistry.create(warning -> {});
    private final Chores chores = new Chores();

    @Test
    void nothingIsLostTornOrTwiceThereWhileEverythingChanges() throws Exception {
        var updates = new Updates(registry);
        var visitors = new Visitors(registry, chores);
        for (int i = 0; i < 2; i++) {
            int seed = i;
            chores.add(() -> updates.update(chores, seed));
            chores.add(() -> visitors.series(seed));
            chores.add(() -> visitors.handles(seed));
            chores.add(() -> visitors.collectors(seed));
        }
        chores.add(() -> visitors.callbacks(0));
        for (PageFormat format : PageFormat.values()) {
            var page = new Page(registry, Naming.of(""), format);
            chores.add(new Scraper(page, format, chores::goOn));
            chores.add(new Scraper(page, format, chores::goOn)); // both on the same page
        }

        chores.run(Long.getLong("stress.seconds", 8));

        String page = new Page(registry, Naming.of("")).render();
        updates.check(page);
        assertThat(TextCheck.samples(page).keySet())
                .as("all visitors are gone")
                .allMatch(series -> series.matches("(stays|metric_callback_errors|metric_collector_errors)_.*"));
    }
}
