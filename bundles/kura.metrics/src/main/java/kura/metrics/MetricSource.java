// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/** Metrics to be read: a whole registry, some of its metrics, or several registries together. All methods may be called from any thread. */
@ProviderType
public interface MetricSource {

    /** Has all collectors look what there is. Call it before reading. */
    void collect();

    /** All families that have series now, in the order of their names. */
    List<MetricFamily> families();

    /** A number that changes whenever a family or a series comes or goes; not when values change. */
    long structure();

    /** Whether reading runs code of others, callbacks or collectors, that may take its time. */
    boolean asksOthers();

    /** What there is to say to people, in the order of what it is about. Status pages show it; pages of metrics do not. */
    List<Remark> remarks();

    /** Those of these metrics that are wanted; all remarks. */
    default MetricSource filter(Predicate<MetricDescriptor> wanted) {
        return new MetricSource() {
            @Override
            public List<Remark> remarks() {
                return MetricSource.this.remarks();
            }

            @Override
            public void collect() {
                MetricSource.this.collect();
            }

            @Override
            public List<MetricFamily> families() {
                return MetricSource.this.families().stream()
                        .filter(family -> wanted.test(family.descriptor()))
                        .toList();
            }

            @Override
            public long structure() {
                return MetricSource.this.structure();
            }

            @Override
            public boolean asksOthers() {
                return MetricSource.this.asksOthers();
            }
        };
    }

    /** All metrics of several sources; of those with the same name, the first source's. */
    static MetricSource of(MetricSource... sources) {
        var all = List.of(sources);
        return new MetricSource() {
            @Override
            public List<Remark> remarks() {
                return all.stream()
                        .flatMap(source -> source.remarks().stream())
                        .sorted(Comparator.comparing(Remark::about))
                        .toList();
            }

            @Override
            public void collect() {
                all.forEach(MetricSource::collect);
            }

            @Override
            public List<MetricFamily> families() {
                var named = new TreeMap<String, MetricFamily>();
                all.forEach(source -> source.families()
                        .forEach(family -> named.putIfAbsent(family.descriptor().name(), family)));
                return List.copyOf(named.values());
            }

            @Override
            public long structure() {
                return all.stream().mapToLong(MetricSource::structure).sum(); // each only grows
            }

            @Override
            public boolean asksOthers() {
                return all.stream().anyMatch(MetricSource::asksOthers);
            }
        };
    }
}
