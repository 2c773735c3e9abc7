// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store puts into its folder, and when. */
class FolderTest {

    @TempDir(factory = Scratch.class)
    Path folder;

    private final Heard heard = new Heard();
    private final Ticks ticks = new Ticks(500, 7);
    private Store store;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder, StoreTest.PATIENT, heard);
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

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aTickThatIsDeliveredAtOnceNeverTouchesTheDisk() throws IOException {
        for (int i = 0; i < 100; i++) {
            var sent = append(1);
            var batch = store.fresh();
            assertThat(Ticks.text(batch)).isEqualTo(sent);
            store.delivered(batch);
        }
        store.flush();

        assertThat(names()).containsExactly("lock");
        assertThat(store.fresh()).isNull();
        assertThat(store.oldest()).isNull();
    }

    @Test
    void writesWithinTheWindow() throws IOException {
        store.close();
        var quick = new StoreSettings(64 << 20, Duration.ofDays(7), Duration.ofMillis(50), 64 << 20, 1 << 20, 2000);
        store = Store.open(folder, quick, heard);
        append(1);

        await().until(() -> store.state().bytes() > 0);
    }

    @Test
    void writesWhenTheWindowsBytesAreFull() throws IOException {
        store.close();
        var small = new StoreSettings(64 << 20, Duration.ofDays(7), Duration.ofHours(1), 64 << 10, 1 << 20, 2000);
        store = Store.open(folder, small, heard);
        append(17);

        await().until(() -> store.state().bytes() > 0);
    }

    @Test
    void isEmptyOnDiskOnceAllIsDelivered() throws IOException {
        for (int i = 0; i < 4; i++) {
            append(500);
            store.flush();
        }
        assertThat(names().size()).isGreaterThan(2);
        assertThat(store.state().samples()).isEqualTo(1_000_000);
        assertThat(Ticks.count(store)).isEqualTo(1_000_000);
        reopen();
        store.flush();

        assertThat(names()).containsExactly("lock");
        assertThat(store.state()).isEqualTo(new StoreState(0, 0, OptionalLong.empty(), ""));
        assertThat(heard.words).isEmpty();
    }

    @Test
    void theStateTellsWhatWaitsAlsoAfterARestart() throws IOException {
        append(10);
        long oldest = store.state().oldestMillis().getAsLong();
        assertThat(store.state().samples()).isEqualTo(5000);
        store.flush();
        assertThat(store.state().samples()).isEqualTo(5000);
        store.delivered(store.oldest());
        reopen();

        await().untilAsserted(() -> assertThat(store.state().samples()).isEqualTo(3000));
        assertThat(store.state().oldestMillis()).hasValue(oldest + 40_000);
    }

    @Test
    void whatIsSetAsideIsToldAlsoAfterARestartAndNotSentAgain() throws IOException {
        append(1);
        store.flush();
        store.setAside(store.oldest(), "out of order\nsample");
        reopen();

        assertThat(store.oldest()).isNull();
        assertThat(store.aside())
                .singleElement()
                .asString()
                .contains("500 samples of 2023-11-14T22:13:20Z", "gateway_reading_0{", "out of order sample");
    }

    @Test
    void twoCannotHaveOneFolder() {
        assertThatThrownBy(() -> Store.open(folder, StoreTest.PATIENT, heard))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void leavesFilesOfAnotherVersionAlone() throws IOException {
        store.close();
        Files.writeString(folder.resolve("0000000005.rw2"), "what comes later");
        open();
        append(1);
        store.flush();

        assertThat(names()).contains("0000000005.rw2", "0000000006.rw1");
        assertThat(heard.words)
                .containsExactly("0 damaged: 0000000005.rw2 was written by another version and stays as it is");
    }
}
