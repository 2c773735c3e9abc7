// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

/** One metric may be seen in several places. */
class MetricSourceTest {

    private final MetricRegistry plant = MetricRegistry.create();
    private final MetricRegistry building = MetricRegistry.create();

    @Test
    void aPageMayShowSomeMetricsOfARegistryOnly() {
        plant.gauge("level", "").set(1);
        plant.gauge("pressure", "").set(2);
        var page = new Page(plant.filter(metric -> metric.name().startsWith("l")), Naming.of("plant"));

        assertThat(page.render()).isEqualTo("# TYPE plant_level gauge\nplant_level 1.0\n");
        plant.gauge("load", "").set(3);
        assertThat(page.render()).endsWith("# TYPE plant_load gauge\nplant_load 3.0\n");
    }

    @Test
    void aPageMayShowSeveralRegistriesAndAMetricMayBeOnSeveralPages() {
        plant.gauge("level", "").set(1);
        building.counter("visits", "").inc();
        var both = new Page(MetricSource.of(building, plant), Naming.of("all"));

        assertThat(both.render()).contains("all_level 1.0\n", "all_visits_total 1.0\n");
        assertThat(new Page(plant, Naming.of("mine")).render()).contains("mine_level 1.0\n");
        plant.gauge("pressure", "").set(2);
        building.register(into -> into.add(
                new MetricDescriptor(MetricType.GAUGE, "doors", "", "", List.of(), null), List.of(), Part.VALUE, 4));
        assertThat(both.render()).contains("all_pressure 2.0\n", "all_doors 4.0\n");
    }
}
