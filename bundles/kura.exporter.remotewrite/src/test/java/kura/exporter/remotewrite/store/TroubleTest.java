// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that do not do what they should. */
class TroubleTest {

    @TempDir(factory = Scratch.class)
    Path folder;

    private final Heard heard = new Heard();
    private final Ticks ticks = new Ticks(500, 7);
    private final List<String> written = new ArrayList<>();

    private void append(Store store, int count) {
        for (int i = 0; i < count; i++) {
            var tick = ticks.next();
            store.append(tick);
            written.add(Ticks.text(tick));
        }
    }

    @Test
    void whatDoesNotGetOntoTheDiskIsSentFromMemoryAndGoesThereOnceItCan() throws IOException {
        var blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where the folder belongs");
        try (var store = Store.open(blocked, StoreTest.PATIENT, heard)) {
            append(store, 6);
            store.flush();
            assertThat(store.state().trouble()).contains("blocked");

            var batch = store.oldest();
            assertThat(batch.id()).isNegative();
            assertThat(Ticks.text(batch)).isEqualTo(written.subList(0, 4));
            assertThat(store.oldest()).isSameAs(batch);
            store.delivered(batch);
            Files.delete(blocked);
            append(store, 1);
            store.flush();

            assertThat(store.state().trouble()).isEmpty();
            assertThat(store.state().bytes()).isPositive();
            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written.subList(4, 7));
        }
        assertThat(heard.words).hasSize(2).first().asString().contains("disk: ", "blocked");
        assertThat(heard.words.get(1)).isEqualTo("disk: ");
    }

    @Test
    void aFolderThatSomebodyDeletesIsMadeAnewAndWhatWasInItIsCounted() throws IOException {
        var place = folder.resolve("place");
        try (var store = Store.open(place, StoreTest.PATIENT, heard)) {
            append(store, 6);
            store.flush();
            Scratch.delete(place);
            append(store, 2);
            store.flush();

            assertThat(heard.damaged).hasValue(3000);
            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written.subList(6, 8));
        }
        assertThat(heard.words).containsExactly("3000 damaged: 0000000001.rw1 is gone");
    }

    @Test
    void aFileThatSomebodyDeletesIsCounted() throws IOException {
        try (var store = Store.open(folder, StoreTest.PATIENT, heard)) {
            append(store, 6);
            store.flush();
            Files.delete(folder.resolve("0000000001.rw1"));
            append(store, 2);
            store.flush();

            assertThat(heard.damaged).hasValue(3000);
            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written.subList(6, 8));
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsSaidAndNothingIsLost() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("root may write anywhere")
                .isNotEqualTo("root");
        var place = Files.createDirectory(folder.resolve("place"));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-xr-xr-x"));
        try (var store = Store.open(place, StoreTest.PATIENT, heard)) {
            append(store, 2);
            store.flush();
            assertThat(store.state().trouble()).isNotEmpty();
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
            store.flush();

            assertThat(store.state().trouble()).isEmpty();
            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written);
        }
    }

    /** In a JVM of its own whose files may have 16 KiB, which is what a full disk looks like but for the word. */
    @Test
    void aDiskThatFillsUpLosesNothing() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        "bash",
                        "-c",
                        "trap '' XFSZ; ulimit -f 16; exec \"$@\"",
                        "bash",
                        java,
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TroubleTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(child.getInputStream().readAllBytes());
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said)
                    .contains("trouble: File too large", "all 40 ticks are there: true, [disk: File too large, disk: ");
        } finally {
            child.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws IOException {
        var test = new TroubleTest();
        var got = new ArrayList<String>();
        try (var store = Store.open(Path.of(arguments[0]), StoreTest.PATIENT, test.heard)) {
            for (int i = 0; i < 40; i++) {
                test.append(store, 1);
                store.flush();
                if (!store.state().trouble().isEmpty()) {
                    System.out.println("trouble: " + store.state().trouble());
                }
            }
            got.addAll(Ticks.flat(Ticks.drain(store)));
        }
        System.out.println(
                "all " + got.size() + " ticks are there: " + got.equals(test.written) + ", " + test.heard.words);
    }

    @Test
    void leavesNoFileOpen() throws IOException {
        long before = descriptors();
        for (int i = 0; i < 8; i++) {
            try (var store = Store.open(folder, StoreTest.PATIENT, heard)) {
                for (int k = 0; k < 10; k++) {
                    append(store, 1);
                    store.flush();
                    store.delivered(store.oldest());
                }
            }
        }
        assertThat(descriptors()).isLessThanOrEqualTo(before + 3);
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
