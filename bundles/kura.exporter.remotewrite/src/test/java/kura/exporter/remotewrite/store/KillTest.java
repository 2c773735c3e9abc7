// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.samples.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that keeps and sends, and is killed; the next one goes on with the same folder. */
class KillTest {

    private static final StoreSettings SETTINGS =
            new StoreSettings(64 << 20, Duration.ofDays(7), Duration.ofMillis(20), 64 << 20, 32 << 10, 200);

    @TempDir(factory = Scratch.class)
    Path folder;

    /** Says which ticks are on the medium, which batch it has in hand and which it has delivered. */
    public static void main(String[] arguments) throws IOException {
        int next = Integer.parseInt(arguments[1]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (var store = Store.open(Path.of(arguments[0]), SETTINGS, new Heard())) {
            for (; System.nanoTime() < end; next++) {
                store.append(tick(next));
                if (next % 3 == 0) {
                    store.flush();
                    System.out.println("kept " + next);
                }
                if (next % 2 == 0) {
                    var batch = store.oldest();
                    if (batch != null) {
                        System.out.println("sent " + Ticks.text(batch).hashCode() + numbers(batch));
                        store.delivered(batch);
                    }
                }
            }
        }
    }

    private static Tick tick(int number) {
        var values = new double[50];
        for (int i = 0; i < values.length; i++) {
            values[i] = number * (i % 3 == 0 ? 1 : Math.PI) + i;
        }
        return new Ticks(50, 1).at(number, values);
    }

    private static String numbers(Batch batch) {
        var text = new StringBuilder();
        batch.ticks().forEach(tick -> text.append(' ').append(tick.millis()));
        return text.toString();
    }

    @Test
    void whatWasKeptArrivesInTheSameBatchesHoweverOftenItIsKilled() throws Exception {
        var random = new Random();
        var kept = new HashSet<Integer>();
        var arrived = new ArrayList<List<String>>();
        int next = 0;
        for (int i = 0; i < Integer.getInteger("kura.store.kills", 20); i++) {
            var child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillTest.class.getName(),
                            folder.toString(),
                            Integer.toString(next))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var lines = child.inputReader()) {
                int left = random.nextInt(200);
                for (String line; (line = lines.readLine()) != null; ) {
                    next = Math.max(next, heard(line, kept, arrived));
                    if (left-- == 0) {
                        child.toHandle().destroyForcibly(); // what it said can still be read
                    }
                }
            } finally {
                child.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }
            next += 100;
        }
        try (var store = Store.open(folder, SETTINGS, new Heard())) {
            for (Batch batch; (batch = store.oldest()) != null; store.delivered(batch)) {
                heard("sent " + Ticks.text(batch).hashCode() + numbers(batch), kept, arrived);
                for (var tick : batch.ticks()) {
                    assertThat(Ticks.text(tick)).isEqualTo(Ticks.text(tick((int) tick.millis())));
                }
            }
        }
        var ticks = arrived.stream()
                .flatMap(batch -> batch.stream().skip(1))
                .map(Integer::valueOf)
                .toList();
        assertThat(ticks).containsAll(kept);
        assertThat(kept).isNotEmpty();
        eachAgainOnlyWithTheSame(arrived);
    }

    /** The last line may be torn. Gives the number that the next one must be above. */
    private static int heard(String line, Set<Integer> kept, List<List<String>> arrived) {
        var words = List.of(line.split(" "));
        if (words.get(0).equals("kept") && words.size() == 2) {
            kept.add(Integer.valueOf(words.get(1)));
        } else if (words.get(0).equals("sent") && words.size() > 2) {
            arrived.add(words.subList(1, words.size()));
        }
        return words.size() > 1 ? Integer.parseInt(words.get(words.size() - 1)) : 0;
    }

    private static void eachAgainOnlyWithTheSame(List<List<String>> arrived) {
        var batches = Set.copyOf(arrived);
        long ticks = batches.stream().flatMap(batch -> batch.stream().skip(1)).count();
        long different = batches.stream()
                .flatMap(batch -> batch.stream().skip(1))
                .distinct()
                .count();
        assertThat(ticks).isEqualTo(different);
    }
}
