// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import kura.metrics.MetricFamily;
import kura.metrics.MetricSource;

/**
 * The families of a source under the names of a {@link Naming}, each made into a block that is kept until its series change.
 *
 * @param <B> the blocks
 */
final class Blocks<B extends Block> {

    private final MetricSource source;
    private final Naming naming;
    private final BiFunction<MetricFamily, Naming, B> make;
    private List<B> blocks = List.of();
    private long structure = -1;

    Blocks(MetricSource source, Naming naming, BiFunction<MetricFamily, Naming, B> make) {
        this.source = source;
        this.naming = naming;
        this.make = make;
    }

    /** Those of now, after collectors looked what there is. */
    List<B> now() {
        source.collect();
        long now = source.structure();
        if (now != structure) {
            blocks = named();
            structure = now;
        }
        return blocks;
    }

    /** Has all of them made anew. */
    void forget() {
        blocks = List.of();
        structure = -1;
    }

    /**
     * In the order of their names. A plain name that is taken already gives way to the metric's own name; a metric that would
     * be written under a name which is taken all the same is left out, for nobody could tell the two apart.
     */
    private List<B> named() {
        Map<MetricFamily, B> known = new HashMap<>();
        blocks.forEach(block -> known.put(block.family(), block));
        Map<String, B> named = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (MetricFamily family : source.families()) {
            for (Naming each : List.of(naming, naming.baseUnits())) {
                if (Collections.disjoint(taken, each.names(family.descriptor()))) {
                    taken.addAll(each.names(family.descriptor()));
                    B block = known.get(family);
                    named.put(
                            each.name(family.descriptor()),
                            block != null && block.holds(each) ? block : make.apply(family, each));
                    break;
                }
            }
        }
        return List.copyOf(named.values());
    }
}
