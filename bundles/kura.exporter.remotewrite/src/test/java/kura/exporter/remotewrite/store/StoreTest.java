// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    static final StoreSettings PATIENT =
            new StoreSettings(64 << 20, Duration.ofDays(7), Duration.ofHours(1), 64 << 20, 1 << 20, 2000);

    @TempDir(factory = Scratch.class)
    Path folder;

    private final Heard heard = new Heard();
    private final Ticks ticks = new Ticks(500, 7);
    private Store store;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder, PATIENT, heard);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() throws IOException {
        store.close();
        open();
    }

    private List<String> append(int count) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var tick = ticks.next();
            store.append(tick);
            texts.add(Ticks.text(tick));
        }
        return texts;
    }

    @Test
    void onlyTheNewestTickIsFreshAndTheOthersWaitInOrder() {
        var sent = append(3);

        var fresh = store.fresh();
        store.flush();

        assertThat(Ticks.text(fresh)).containsExactly(sent.get(2));
        assertThat(store.oldest()).as("its third tick is with the live lane").isNull();
        store.failed(fresh);
        assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(sent);
    }

    @Test
    void aTickDeliveredLateIsNotSentAgain() throws IOException {
        var sent = append(2);
        var fresh = store.fresh();
        store.flush();
        store.delivered(fresh);
        append(1).forEach(sent::add);
        store.flush();
        reopen();
        sent.remove(1);

        assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(sent);
    }

    @Test
    void batchesStayTheSameOverRestartsUntilTheyAreDelivered() throws IOException {
        var sent = append(21);
        store.flush();
        var first = Ticks.text(store.oldest());
        long id = store.oldest().id();
        append(1).forEach(sent::add);
        store.flush();
        reopen();

        assertThat(store.oldest().id()).isEqualTo(id);
        assertThat(Ticks.text(store.oldest())).isEqualTo(first).hasSize(4);
        assertThat(store.oldest()).isSameAs(store.oldest());
        store.delivered(store.oldest());
        reopen();
        var rest = Ticks.drain(store);
        assertThat(rest.get(0)).isEqualTo(sent.subList(4, 8));
        assertThat(Ticks.flat(rest)).isEqualTo(sent.subList(4, 22));
    }

    @Test
    void aBatchThatWasHandedOutDoesNotGrow() throws IOException {
        append(1);
        store.flush();
        var text = Ticks.text(store.oldest());
        var later = append(2);
        store.flush();
        reopen();

        assertThat(Ticks.drain(store)).containsExactly(text, later);
    }

    @Test
    void aTickOfTooManySamplesComesInParts() throws IOException {
        var many = new Ticks(4500, 1).next();
        store.append(many);
        assertThat(store.fresh().samples()).isEqualTo(2000);
        store.flush();
        reopen();

        var parts = new ArrayList<Tick>();
        for (Batch batch; (batch = store.oldest()) != null; store.delivered(batch)) {
            parts.addAll(batch.ticks());
        }
        assertThat(parts).extracting(part -> part.values().length).containsExactly(2000, 2000, 500);
        assertThat(parts.stream().flatMap(part -> Arrays.stream(part.series())).toArray())
                .isEqualTo(many.series());
    }

    @Test
    void keepsTheOrderOfArrivalWhenTheClockJumps() throws IOException {
        var values = new double[500];
        long day = 86_400_000;
        long[] times = {5 * day, 5 * day + 1, 4 * day, 6 * day, 4 * day + 1, -day, 0};
        for (long time : times) {
            store.append(ticks.at(time, values));
        }
        store.flush();
        reopen();

        var got = new ArrayList<Long>();
        for (Batch batch; (batch = store.oldest()) != null; store.delivered(batch)) {
            batch.ticks().forEach(tick -> got.add(tick.millis()));
        }
        assertThat(got).containsExactlyElementsOf(Arrays.stream(times).boxed().toList());
    }

    @Test
    void labelsAndWhatTheyMeanComeBackToo() throws IOException {
        var tick = ticks.next();
        store.append(tick);
        store.flush();
        reopen();
        var back = store.oldest().ticks().get(0);

        assertThat(back.series())
                .isEqualTo(tick.series())
                .extracting(Series::family)
                .isEqualTo(Arrays.stream(tick.series()).map(Series::family).toList());
    }
}
