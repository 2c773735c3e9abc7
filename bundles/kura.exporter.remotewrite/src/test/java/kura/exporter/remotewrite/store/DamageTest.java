// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the bytes of a file: what comes out is what was written, and what does not is counted. */
class DamageTest {

    private static final int SERIES = 20;
    private static final int TICKS = 40;
    private static final StoreSettings SETTINGS =
            new StoreSettings(64 << 20, Duration.ofDays(7), Duration.ofHours(1), 64 << 20, 1 << 20, 100);

    @TempDir(factory = Scratch.class)
    Path folder;

    private final List<String> written = new ArrayList<>();
    private final List<Integer> numbers = IntStream.range(0, TICKS).boxed().toList();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        try (var store = Store.open(folder, SETTINGS, new Heard())) {
            var ticks = new Ticks(SERIES, 5);
            for (int i = 0; i < TICKS; i++) {
                var tick = ticks.next();
                written.add(Ticks.text(tick));
                store.append(tick);
                store.flush();
            }
        }
        file = folder.resolve("0000000001.rw1");
    }

    /** Which ticks a store makes of the file, without its thread; each call as after a restart. */
    private List<Integer> read(byte[] bytes, Heard heard) throws IOException {
        Files.write(file, bytes);
        var waiting = new Waiting(SETTINGS);
        var disk = new Disk(new Folder(folder), waiting, heard);
        disk.enter();
        var backlog = new Backlog(disk, new Appender(disk, waiting, SETTINGS), waiting, heard);
        var got = new ArrayList<Integer>();
        for (Batch batch; (batch = backlog.next()) != null; ) {
            Ticks.text(batch).forEach(text -> got.add(written.indexOf(text)));
            waiting.settle(batch);
            waiting.marks().forEach(entry -> disk.segments().get(0).settled.set(entry.ordinal));
        }
        disk.leave();
        Files.deleteIfExists(folder.resolve("0000000001.settled"));
        return got;
    }

    @Test
    void aFileCutOffAnywhereGivesWhatWasBefore() throws IOException {
        var whole = Files.readAllBytes(file);
        int last = 0;
        for (int length = 0; length < whole.length; length++) {
            var heard = new Heard();
            var got = read(Arrays.copyOf(whole, length), heard);

            assertThat(got).isEqualTo(numbers.subList(0, got.size())).hasSizeGreaterThanOrEqualTo(last);
            assertThat(heard.damaged).hasValue(0);
            last = got.size();
        }
        assertThat(last).isEqualTo(TICKS);
    }

    @Test
    void aFlippedBitCostsItsBatchAtMostAndIsCounted() throws IOException {
        var whole = Files.readAllBytes(file);
        var random = new Random(11);
        int harmed = 0;
        for (int i = 0; i < Integer.getInteger("kura.store.flips", 2500); i++) {
            var bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            var heard = new Heard();
            var got = read(bytes, heard);

            assertThat(got).isSubsetOf(numbers).isSorted().doesNotHaveDuplicates();
            assertThat(got.size()).isGreaterThanOrEqualTo(TICKS - 5);
            assertThat(heard.damaged).as("%s", heard.words).hasValue((TICKS - got.size()) * SERIES);
            harmed += got.size() < TICKS ? 1 : 0;
        }
        assertThat(harmed).isPositive();
    }

    @Test
    void manyChangesAtOnceNeverGiveAWrongValue() throws IOException {
        var whole = Files.readAllBytes(file);
        var random = new Random(12);
        for (int i = 0; i < 500; i++) {
            var bytes = whole.clone();
            int begin = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> Arrays.fill(bytes, begin, bytes.length, (byte) 0);
                case 1 -> System.arraycopy(whole, 0, bytes, begin, bytes.length - begin);
                default -> random.ints(random.nextInt(100), 0, bytes.length).forEach(at -> bytes[at]++);
            }
            var heard = new Heard();
            var got = read(bytes, heard);

            assertThat(got).isSubsetOf(numbers).isSorted().doesNotHaveDuplicates();
            assertThat(heard.damaged.get()).isLessThanOrEqualTo((long) (TICKS - got.size()) * SERIES);
        }
    }

    @Test
    void damageIsSaidOnceAndTheRestIsSent() throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var heard = new Heard();
        Store.open(folder, SETTINGS, heard).close();
        Store.open(folder, SETTINGS, heard).close();

        try (var store = Store.open(folder, SETTINGS, heard)) {
            assertThat(Ticks.count(store) + heard.damaged.get()).isEqualTo(TICKS * SERIES);
        }
        assertThat(heard.words)
                .singleElement()
                .asString()
                .contains("0000000001.rw1: some of it is not what was written");
    }

    @Test
    void damagedMarksHaveTicksSentAgain() throws IOException {
        try (var store = Store.open(folder, SETTINGS, new Heard())) {
            store.delivered(store.oldest());
            store.flush();
            store.delivered(store.oldest());
        }
        var marks = folder.resolve("0000000001.settled");
        var bytes = Files.readAllBytes(marks);
        bytes[bytes.length - 1] ^= 1;
        Files.write(marks, bytes);

        try (var store = Store.open(folder, SETTINGS, new Heard())) {
            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written.subList(5, TICKS));
        }
    }
}
