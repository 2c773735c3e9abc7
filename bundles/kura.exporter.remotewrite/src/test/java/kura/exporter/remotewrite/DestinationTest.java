// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kura.exporter.remotewrite.MoodyServer.Mood;
import kura.exporter.remotewrite.samples.Clock;
import kura.exporter.remotewrite.samples.Tick;
import kura.exporter.remotewrite.send.Requests;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.secrets.TestKeys;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost, whatever the receiver does. */
class DestinationTest {

    private static final long NOW = Clock.EARLIEST.toEpochMilli() + 86_400_000L;

    @TempDir
    private Path folder;

    private final MetricRegistry registry = MetricRegistry.create();
    private final AtomicInteger readings = new AtomicInteger();
    private MoodyServer server;
    private Destination destination;

    @BeforeEach
    void start() throws Exception {
        server = new MoodyServer();
        // counts how often it was read: a number that is missing at the receiver is a sample that was lost
        Gauge.builder().name("reading").register(registry).callback(readings::incrementAndGet);
    }

    @AfterEach
    void stop() throws Exception {
        if (destination != null) {
            destination.close();
        }
        server.close();
    }

    @Test
    void whateverTheServerDoesAllArrivesInTheEndAndItIsSaidMeanwhile() {
        run(Clock.system(false), "timeout", 1);
        says(Mood.BUSY, "429");
        says(Mood.BROKEN, "500: Oops");
        says(Mood.ELSEWHERE, "set the URL to http://there/write");
        says(Mood.GARBAGE, "answer is not understood");
        says(Mood.HALF, "was cut");
        says(Mood.CUTS, "was cut");
        says(Mood.HANGS, "no answer after 1.0 s");

        assertNothingIsMissing();
        assertThat(times()).as("what came twice came as it was").doesNotHaveDuplicates();
        assertThat(server.metadata()).contains("kura_reading");
    }

    @Test
    void aCertificateThatIsNoLongerValidLosesNothing() throws Exception {
        var ca = TestKeys.make(folder, "ca", "EC", "-ext", "bc:c");
        server.secure(TestKeys.make(folder, "old", "EC", ca, "-startdate", "-3d", "-validity", "1"));
        Path trust = Files.writeString(folder.resolve("ca.pem"), ca.certificatePem());
        run(Clock.system(false), "tls.trust.file", trust.toString());
        patiently(() -> assertThat(words()).contains("certificate is no longer valid"));

        server.secure(TestKeys.make(folder, "renewed", "EC", ca));

        assertNothingIsMissing();
    }

    @Test
    void aNameWithoutAnAddressLosesNothing() {
        destination =
                Plans.start("main", Plans.of("http://no-such-name.invalid/write"), registry, folder.resolve("queue"));
        patiently(() -> assertThat(words()).contains("no-such-name.invalid"));
        destination.end(false);
        destination.await();

        run(Clock.system(false)); // with the name put right

        assertNothingIsMissing();
    }

    @Test
    void whatTheReceiverWillNeverTakeIsCounted() {
        run(Clock.system(false), "metrics", "reading");
        patiently(() -> assertThat(numbers()).isNotEmpty());
        server.be(Mood.REFUSES);
        patiently(() -> assertThat(words()).contains("storage.tsdb.out_of_order_time_window", "kura_reading{}"));
        server.be(Mood.OK);
        int after = readings.get() + 5;
        patiently(() -> assertThat(numbers()).contains(after));

        patiently(
                () -> { // what waited beside it comes a little later
                    int missing = after - numbers().headSet(after, true).size();
                    assertThat(missing).isPositive();
                    assertThat(own("samples_set_aside_total{destination=\"main\",reason=\"out_of_order\"}"))
                            .isEqualTo(missing);
                });
    }

    @Test
    void anotherOneTakesUpWhatWaits() {
        server.be(Mood.BROKEN);
        run(Clock.system(false));
        patiently(() -> assertThat(readings.get()).isGreaterThan(20));
        destination.close();
        int last = readings.get();

        server.be(Mood.OK);
        run(Clock.system(false));

        patiently(() -> assertThat(numbers())
                .containsAll(IntStream.rangeClosed(1, last).boxed().toList()));
        assertThat(server.taken()).anyMatch(sample -> Tick.isStale(sample.value()));
    }

    @Test
    void whoPassesOnEndsNoSeries() {
        run(Clock.system(false));
        patiently(() -> assertThat(numbers()).isNotEmpty());
        destination.end(false);
        destination.await();
        run(Clock.system(false));
        int last = readings.get() + 3;
        patiently(() -> assertThat(numbers()).contains(last));

        assertThat(server.taken()).noneMatch(sample -> Tick.isStale(sample.value()));
    }

    @Test
    void samplesWaitForAClockThatCanBeBelieved() {
        var clock = new TestClock();
        clock.doubt = "the gateway's clock says 1970";
        run(clock);
        patiently(() -> assertThat(readings.get()).isGreaterThan(10));
        assertThat(server.taken()).isEmpty();
        assertThat(words()).contains("The gateway's clock says 1970; ", "samples wait in memory");

        int before = readings.get();
        clock.ahead = 20_000_000;
        clock.doubt = "";

        patiently(() -> assertThat(numbers())
                .containsAll(IntStream.rangeClosed(1, before).boxed().toList()));
        assertThat(server.taken()).allMatch(sample -> sample.millis() > NOW + 19_000_000);
        assertThat(times()).doesNotHaveDuplicates();
        patiently(() -> assertThat(words()).isEmpty());
    }

    @Test
    void aClockThatJumpsADayLosesNothing() {
        var clock = new TestClock();
        run(clock);
        for (long jump : new long[] {86_400_000, 0, -86_400_000, 0}) {
            int before = readings.get() + 5;
            patiently(() -> assertThat(numbers()).contains(before));
            clock.ahead = jump;
        }
        int last = readings.get() + 5;

        patiently(() -> assertThat(numbers())
                .containsAll(IntStream.rangeClosed(1, last).boxed().toList()));
    }

    @Test
    void aCallbackThatHangsIsSaid() throws Exception {
        run(Clock.system(false));
        patiently(() -> assertThat(numbers()).isNotEmpty());
        var hanging = new CountDownLatch(1);
        Gauge.builder().name("hangs").register(registry).callback(() -> {
            try {
                hanging.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });

        patiently(() -> assertThat(words()).contains("a callback or collector in the registry hangs"));
        hanging.countDown();
        patiently(() -> assertThat(words()).isEmpty());
    }

    @Test
    void aCallbackThatHangsForEverKeepsNobodyFromFollowing() {
        run(Clock.system(false));
        patiently(() -> assertThat(numbers()).isNotEmpty());
        var hanging = new AtomicBoolean();
        Gauge.builder().name("hangs").register(registry).callback(() -> {
            while (hanging.get()) {
                Thread.onSpinWait(); // nothing can interrupt it
            }
            return 1;
        });
        hanging.set(true);
        patiently(() -> assertThat(words()).contains("a callback or collector in the registry hangs"));
        int last = readings.get();
        destination.end(false);
        destination.await();
        hanging.set(false);

        run(Clock.system(false));

        patiently(() -> assertThat(numbers()).contains(last + 5));
        assertThat(words()).doesNotContain("cannot be used");
    }

    private void run(Clock clock, Object... settings) {
        destination = Plans.start("main", Plans.of(server.url(), settings), registry, folder.resolve("queue"), clock);
    }

    private void assertNothingIsMissing() {
        int last = readings.get();
        patiently(() -> assertThat(numbers())
                .containsAll(IntStream.rangeClosed(1, last).boxed().toList()));
    }

    private void says(Mood mood, String words) {
        server.be(mood);
        patiently(() -> assertThat(words()).contains(words));
        server.be(Mood.OK);
        patiently(() -> assertThat(words()).isEmpty());
    }

    private String words() {
        var all = new ArrayList<String>();
        registry.remarks().forEach(remark -> all.add(remark.words()));
        return String.join(" ", all);
    }

    private TreeSet<Integer> numbers() {
        var found = new TreeSet<Integer>();
        readingsTaken().forEach(sample -> found.add((int) sample.value()));
        found.remove(0); // the mark of an end is no number
        return found;
    }

    private List<Long> times() {
        return readingsTaken().stream().distinct().map(Requests.Sample::millis).toList();
    }

    private List<Requests.Sample> readingsTaken() {
        return server.taken().stream()
                .filter(sample -> sample.series().contains("__name__=kura_reading"))
                .toList();
    }

    /** What the destination says of itself; not to be read from its own registry here, for that counts. */
    private double own(String sample) {
        return new Page(registry.filter(metric -> !metric.name().equals("reading")), Naming.of(""))
                .render()
                .lines()
                .filter(line -> line.startsWith("exporter_remote_write_" + sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void patiently(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }

    private static final class TestClock implements Clock {

        private final long start = System.nanoTime();
        private volatile long ahead;
        private volatile String doubt = "";

        @Override
        public long millis() {
            return NOW + ahead + (System.nanoTime() - start) / 1_000_000;
        }

        @Override
        public String doubt() {
            return doubt;
        }
    }
}
