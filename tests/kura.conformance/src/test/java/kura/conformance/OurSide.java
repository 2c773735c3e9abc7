// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.Info;
import kura.metrics.Metric;
import kura.metrics.MetricBuilder;
import kura.metrics.MetricRegistry;
import kura.metrics.StateSet;
import kura.metrics.Summary;
import kura.metrics.Untyped;

/** Our registry. Each metric is made with a handle of its own, so that it can leave alone. */
final class OurSide implements Side {

    private final MetricRegistry registry;

    OurSide(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Live counter(Described metric) {
        return live(metric, Counter.builder(), counter -> (values, number) -> {
            if (number == 1) {
                counter.labelValues(values).inc();
            } else {
                counter.labelValues(values).inc(number);
            }
        });
    }

    @Override
    public Live gauge(Described metric) {
        return live(
                metric,
                Gauge.builder(),
                gauge -> (values, number) -> gauge.labelValues(values).set(number));
    }

    @Override
    public Live callback(Described metric) {
        var handle = registry.handle(metric.name());
        return new Callbacks(handle, made(metric, Gauge.builder(), handle));
    }

    @Override
    public Live histogram(Described metric, Kind.Histogram kind) {
        var builder = Histogram.builder().classicUpperBounds(kind.bounds());
        if (kind.most() == 0) {
            builder.classicOnly();
        } else {
            builder.nativeInitialSchema(kind.schema())
                    .nativeMaxNumberOfBuckets(kind.most())
                    .nativeZeroThreshold(kind.zeroThreshold());
        }
        return live(
                metric,
                builder,
                histogram -> (values, number) -> histogram.labelValues(values).observe(number));
    }

    @Override
    public Live summary(Described metric) {
        return live(
                metric,
                Summary.builder(),
                summary -> (values, number) -> summary.labelValues(values).observe(number));
    }

    @Override
    public Live info(Described metric) {
        return live(metric, Info.builder(), info -> (values, number) -> info.addLabelValues(values));
    }

    @Override
    public Live stateSet(Described metric, Kind.StateSet kind) {
        var builder = StateSet.builder().states(kind.states().toArray(String[]::new));
        return live(metric, builder, set -> (values, number) -> {
            if (kind.holds(number)) {
                set.labelValues(values).setTrue(kind.state(number));
            } else {
                set.labelValues(values).setFalse(kind.state(number));
            }
        });
    }

    @Override
    public Live untyped(Described metric) {
        return live(
                metric,
                Untyped.builder(),
                untyped -> (values, number) -> untyped.labelValues(values).set(number));
    }

    private static <B extends MetricBuilder<B, M>, M extends Metric<?>> M made(
            Described metric, B builder, MetricRegistry handle) {
        return builder.name(metric.name())
                .help(metric.help())
                .unit(metric.unit())
                .labelNames(metric.labelNamesArray())
                .register(handle);
    }

    private <B extends MetricBuilder<B, M>, M extends Metric<?>> Live live(
            Described metric, B builder, Function<M, ObjDoubleConsumer<String[]>> update) {
        var handle = registry.handle(metric.name());
        M made = made(metric, builder, handle);
        var updated = update.apply(made);
        return new Live() {
            @Override
            public void update(String[] labelValues, double number) {
                updated.accept(labelValues, number);
            }

            @Override
            public void remove(String[] labelValues) {
                made.remove(labelValues);
            }

            @Override
            public void leave() {
                handle.close();
            }
        };
    }
}
