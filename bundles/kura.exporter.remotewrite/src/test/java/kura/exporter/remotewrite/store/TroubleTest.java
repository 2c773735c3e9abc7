// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void whatCannotBeReadKeepsNothingElseFromBeingSent() throws IOException {
        try (var store = Store.open(folder, StoreTest.PATIENT, heard)) {
            append(store, 6);
        }
        Files.createDirectory(folder.resolve("0000000001.settled"));
        Files.createDirectory(folder.resolve("0000000002.rw1"));
        Files.createFile(folder.resolve("99999999999999999999.rw1"));
        Files.createFile(folder.resolve("1.rw1"));
        try (var store = Store.open(folder, StoreTest.PATIENT, heard)) {
            append(store, 2);
            store.flush();

            await().until(() -> store.state().trouble().contains("0000000002.rw1 cannot be read"));
            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written);
        }
    }

    @Test
    void whatTheDiskHasNotTakenAtTheEndIsCounted() throws IOException {
        var blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where the folder belongs");
        try (var store = Store.open(blocked, StoreTest.PATIENT, heard)) {
            append(store, 6);
            assertThat(store.oldest()).isNotNull();
        }

        assertThat(heard.dropped).hasValue(3000);
    }

    @Test
    void whatIsDeliveredWhileItIsReadFromDiskIsNotHandedOutAgain() {
        var waiting = new Waiting(StoreTest.PATIENT);
        waiting.add(ticks.next(), 0);
        var fresh = waiting.fresh();
        var entry = waiting.write(true, 0).get(0);
        waiting.written(entry, 1, 0);
        waiting.settle(fresh);

        assertThat(waiting.hand(new Batch(1, List.of(new Entry(entry.tick, 1, 0)))))
                .isFalse();
        waiting.marks();
        assertThat(waiting.hand(new Batch(1, List.of(new Entry(entry.tick, 1, 0)))))
                .isTrue();
    }

    @Test
    void whatDoesNotGetThroughIsSentInSmallerParts() throws IOException {
        try (var store = Store.open(folder, StoreTest.PATIENT, heard)) {
            append(store, 9);
            store.flush();
            var whole = store.oldest();
            assertThat(Ticks.text(whole)).isEqualTo(written.subList(0, 4));

            assertThat(store.narrow(whole)).isTrue();
            var half = store.oldest();
            assertThat(Ticks.text(half)).isEqualTo(written.subList(0, 2));
            assertThat(store.narrow(half)).isTrue();
            assertThat(store.narrow(store.oldest()))
                    .as("one tick has no halves")
                    .isFalse();
            assertThat(store.narrow(half)).as("that is no longer out").isFalse();

            assertThat(Ticks.flat(Ticks.drain(store))).isEqualTo(written);
        }
    }

    /** A file system of 64 KiB, seen by a process of its own alone. */
    @Test
    void aDiskThatIsFullOrReadOnlyLosesNothingAndIsUsedOnceItCan() throws Exception {
        assumeThat(output("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", folder.toString()))
                .as("this machine lets nobody mount")
                .isEmpty();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");

        var said = output(
                "unshare",
                "-Urm",
                "bash",
                "-c",
                "mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\"",
                folder.toString(),
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                TroubleTest.class.getName(),
                folder.toString());

        assertThat(said).isEqualTo("""
                        full: No space left on device
                        with room again:\s
                        read only: Read-only file system
                        writable again:\s
                        all 48 are there: true
                        """);
    }

    private static String output(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return new String(process.getInputStream().readAllBytes());
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws IOException {
        var test = new TroubleTest();
        var place = Path.of(arguments[0]);
        var fill = place.resolve("somebody-elses");
        var got = new ArrayList<String>();
        try (var store = Store.open(place, StoreTest.PATIENT, test.heard)) {
            test.append(store, 8);
            store.flush();
            Files.write(fill, new byte[24 << 10]);
            test.append(store, 20);
            store.flush();
            System.out.println("full: " + words(store));
            Files.delete(fill);
            store.flush();
            System.out.println("with room again: " + words(store));
        }
        output("mount", "-o", "remount,ro", place.toString());
        try (var store = Store.open(place, StoreTest.PATIENT, test.heard)) {
            test.append(store, 10);
            store.flush();
            System.out.println("read only: " + words(store));
            output("mount", "-o", "remount,rw,size=128k", place.toString());
            store.flush();
            System.out.println("writable again: " + words(store));
            test.append(store, 10);
            store.flush();
            got.addAll(Ticks.flat(Ticks.drain(store)));
        }
        System.out.println("all " + got.size() + " are there: " + got.equals(test.written));
    }

    private static String words(Store store) {
        return store.state().trouble().replaceFirst(".*: ", "");
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
