// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.MetricWithFixedMetadata;
import io.prometheus.metrics.core.metrics.StateSet;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;

/** The official client's registry. */
final class OfficialSide implements Side {

    private final PrometheusRegistry registry;

    OfficialSide(PrometheusRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Live counter(Described metric) {
        var counter = made(metric, Counter.builder());
        ObjDoubleConsumer<String[]> update = (values, number) -> {
            if (number == 1) {
                counter.labelValues(values).inc();
            } else {
                counter.labelValues(values).inc(number);
            }
        };
        return live(counter, update, counter::remove);
    }

    @Override
    public Live gauge(Described metric) {
        var gauge = made(metric, Gauge.builder());
        return live(gauge, (values, number) -> gauge.labelValues(values).set(number), gauge::remove);
    }

    @Override
    public Live callback(Described metric) {
        return gauge(metric); // its own callbacks cannot fail alone
    }

    @Override
    public Live histogram(Described metric, Kind.Histogram kind) {
        var builder = Histogram.builder();
        if (kind.most() == 0) {
            builder.classicOnly();
        } else {
            builder.nativeInitialSchema(kind.schema())
                    .nativeMaxNumberOfBuckets(kind.most())
                    .nativeMinZeroThreshold(kind.zeroThreshold())
                    .nativeMaxZeroThreshold(kind.zeroThreshold());
        }
        if (kind.classic().isEmpty() && kind.most() > 0) {
            builder.nativeOnly();
        } else {
            builder.classicUpperBounds(kind.bounds());
        }
        var histogram = made(metric, builder);
        return live(histogram, (values, number) -> histogram.labelValues(values).observe(number), histogram::remove);
    }

    @Override
    public Live summary(Described metric) {
        var summary = made(metric, Summary.builder());
        return live(summary, (values, number) -> summary.labelValues(values).observe(number), summary::remove);
    }

    @Override
    public Live info(Described metric) {
        var info = made(metric, Info.builder());
        return live(info, (values, number) -> info.addLabelValues(values), info::remove);
    }

    @Override
    public Live stateSet(Described metric, Kind.StateSet kind) {
        var set = made(metric, StateSet.builder().states(kind.states().toArray(String[]::new)));
        ObjDoubleConsumer<String[]> update = (values, number) -> {
            if (kind.holds(number)) {
                set.labelValues(values).setTrue(kind.state(number));
            } else {
                set.labelValues(values).setFalse(kind.state(number));
            }
        };
        return live(set, update, set::remove);
    }

    @Override
    public Live untyped(Described metric) {
        var unknown = new OfficialUnknown(metric);
        registry.register(unknown);
        return live(unknown, unknown::set, unknown::remove);
    }

    private <B extends MetricWithFixedMetadata.Builder<B, M>, M extends MetricWithFixedMetadata> M made(
            Described metric, B builder) {
        builder.name(metric.name()).labelNames(metric.labelNamesArray());
        if (!metric.help().isEmpty()) { // else protobuf would have an empty help, which says nothing
            builder.help(metric.help());
        }
        if (!metric.unit().isEmpty()) {
            builder.unit(new Unit(metric.unit()));
        }
        return builder.register(registry);
    }

    private Live live(Collector collector, ObjDoubleConsumer<String[]> update, Consumer<String[]> remove) {
        return new Live() {
            @Override
            public void update(String[] labelValues, double number) {
                update.accept(labelValues, number);
            }

            @Override
            public void remove(String[] labelValues) {
                remove.accept(labelValues);
            }

            @Override
            public void leave() {
                registry.unregister(collector);
            }
        };
    }
}
