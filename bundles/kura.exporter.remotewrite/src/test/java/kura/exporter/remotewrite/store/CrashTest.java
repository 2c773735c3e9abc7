// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kura.exporter.remotewrite.samples.Tick;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A store does whatever it does, and at any moment a copy of its folder is as good as it. */
class CrashTest {

    private static final StoreSettings SMALL =
            new StoreSettings(64 << 20, Duration.ofDays(7), Duration.ofHours(1), 64 << 20, 6 << 10, 50);

    /** What must come out of the folder, and what may: what was delivered comes again only if its mark was not yet written. */
    private final Set<String> kept = new LinkedHashSet<>();

    private final Set<String> young = new LinkedHashSet<>();
    private final Set<String> maybe = new LinkedHashSet<>();

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void nothingIsLostAndBatchesStayAsTheyWere(@ForAll long seed) throws IOException {
        kept.clear();
        young.clear();
        maybe.clear();
        var random = new Random(seed);
        var folder = Scratch.folder();
        var heard = new Heard();
        var store = Store.open(folder, SMALL, heard);
        var ticks = new Ticks(1 + random.nextInt(70), seed);
        var live = new ArrayList<Batch>();
        Batch handed = null;
        for (int step = 0; step < 100; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> {
                    var tick = ticks.next();
                    store.append(tick);
                    parts(tick).forEach(young::add);
                }
                case 4 -> {
                    var fresh = store.fresh();
                    if (fresh != null) {
                        live.add(fresh);
                    }
                }
                case 5 -> {
                    if (!live.isEmpty()) {
                        var batch = live.remove(0);
                        if (random.nextBoolean()) {
                            store.failed(batch);
                        } else {
                            delivered(store, batch);
                        }
                    }
                }
                case 6, 7 -> {
                    store.flush();
                    kept.addAll(young);
                    young.clear();
                }
                case 8 -> {
                    var before = handed;
                    handed = store.oldest();
                    assertThat(before == null || before == handed).isTrue();
                    if (handed != null && random.nextBoolean()) {
                        delivered(store, handed);
                        handed = null;
                    }
                }
                default -> {
                    var expected = handed == null ? null : Ticks.text(handed);
                    var copy = Scratch.copy(folder);
                    check(copy, expected);
                    if (random.nextInt(3) == 0) {
                        store.close();
                        kept.addAll(young);
                        young.clear();
                        live.clear();
                        store = Store.open(folder, SMALL, heard);
                        handed = null;
                    }
                }
            }
        }
        store.close();
        assertThat(heard.words).isEmpty();
        Scratch.delete(folder);
    }

    private List<String> parts(Tick tick) {
        var waiting = new Waiting(SMALL);
        waiting.add(tick, 0);
        return waiting.write(true, 0).stream()
                .map(entry -> Ticks.text(entry.tick))
                .toList();
    }

    private void delivered(Store store, Batch batch) {
        store.delivered(batch);
        for (var text : Ticks.text(batch)) {
            if (young.remove(text) | kept.remove(text)) {
                maybe.add(text);
            }
        }
    }

    private void check(Path copy, List<String> handed) throws IOException {
        var heard = new Heard();
        try (var store = Store.open(copy, SMALL, heard)) {
            var batches = Ticks.drain(store);
            if (handed != null) {
                assertThat(batches).contains(handed);
            }
            var all = Ticks.flat(batches);
            assertThat(all).doesNotHaveDuplicates();
            var got = new ArrayList<>(all);
            got.removeAll(maybe);
            got.removeAll(young);
            assertThat(got).containsExactlyElementsOf(kept);
            assertThat(heard.words).isEmpty();
        }
        Scratch.delete(copy);
    }
}
