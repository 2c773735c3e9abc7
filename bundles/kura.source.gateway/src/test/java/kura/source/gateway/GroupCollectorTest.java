// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCollectorTest {

    private static final MetricDescriptor LOOKS = Findings.metric(GAUGE, "looks", "How often somebody looked.");
    private static final MetricDescriptor SIZE = Findings.metric(GAUGE, "size_bytes", "How large.");

    private final MetricRegistry registry = MetricRegistry.create();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void looksOnceASecondAtMost() throws IOException {
        show(found -> found.add(LOOKS, looks.incrementAndGet()));

        assertThat(FakeHost.page(registry)).contains("looks 1.0");
        nanos.addAndGet(999_000_000);
        assertThat(FakeHost.page(registry)).contains("looks 1.0");
        nanos.addAndGet(1_000_000);
        assertThat(FakeHost.page(registry)).contains("looks 2.0");
    }

    @Test
    void aGroupThatFailsSaysSoAndKeepsWhatItHad() throws IOException {
        show(found -> {
            found.add(SIZE, 7);
            if (looks.incrementAndGet() < 2) {
                throw new IOException("/proc/x is gone");
            }
        });

        assertThat(FakeHost.page(registry)).contains("size_bytes 7.0", "gateway_group_up{group=\"test\"} 0.0");
        assertThat(registry.remarks())
                .containsExactly(new Remark("kura.source.gateway test", "cannot be read: /proc/x is gone"));
        nanos.addAndGet(1_000_000_000);
        assertThat(FakeHost.page(registry)).contains("gateway_group_up{group=\"test\"} 1.0");
        assertThat(registry.remarks()).isEmpty();
    }

    @Test
    void whatSomebodyElseShowsAlreadyCostsOnlyItself() throws IOException {
        registry.handle("client_java").gauge("size_bytes", "Of another bundle.").set(1);
        show(found -> {
            found.add(SIZE, 7);
            found.add(LOOKS, 3);
        });

        assertThat(FakeHost.page(registry))
                .contains("size_bytes 1.0", "looks 3.0", "gateway_group_up{group=\"test\"} 1.0")
                .doesNotContain("collector_errors_total{");
        assertThat(registry.remarks())
                .singleElement()
                .extracting(Remark::words)
                .asString()
                .contains("not all is shown", "client_java");
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
        var hangs = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var polled = new Polled(
                "slow",
                found -> {
                    try {
                        hangs.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                },
                10,
                200);
        show(polled);

        long begin = System.nanoTime();
        assertThat(FakeHost.page(registry)).contains("gateway_group_up{group=\"test\"} 1.0");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            nanos.addAndGet(1_000_000_000);
            assertThat(FakeHost.page(registry)).contains("gateway_group_up{group=\"test\"} 0.0");
        });
        assertThat(registry.remarks()).extracting(Remark::words).containsExactly("cannot be read: no answer for 0 s");
        polled.close();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverAGroupThrowsItIsDownUntilItIsLookedAtAgain() throws IOException {
        show(found -> {
            found.add(LOOKS, 1);
            if (looks.incrementAndGet() < 2) {
                throw new StackOverflowError();
            }
        });

        assertThat(FakeHost.page(registry)).contains("looks 1.0", "gateway_group_up{group=\"test\"} 0.0");
        assertThat(FakeHost.page(registry)).contains("gateway_group_up{group=\"test\"} 0.0");
        nanos.addAndGet(1_000_000_000);
        assertThat(FakeHost.page(registry)).contains("gateway_group_up{group=\"test\"} 1.0");
    }

    @Test
    void aPolledGroupGivesWhatItSaidLastAndGoesOnAfterAnError() throws Exception {
        try (var polled = new Polled(
                "often",
                found -> {
                    int look = looks.incrementAndGet();
                    if (look == 1) {
                        throw new NoClassDefFoundError("of a bundle that was stopped");
                    }
                    if (look == 2) {
                        throw new AssertionError("of foreign code");
                    }
                    found.add(LOOKS, looks.get());
                },
                10,
                60_000)) {
            show(polled);
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                nanos.addAndGet(1_000_000_000);
                assertThat(FakeHost.page(registry)).contains("looks ", "gateway_group_up{group=\"test\"} 1.0");
            });
        }
    }

    @Test
    void lookingMakesLittleGarbageAndTakesLittleTime() throws IOException {
        Path proc = Path.of("/proc");
        var groups = List.of(
                new JvmMemory(),
                new JvmThreads(),
                new OwnProcess(proc),
                new Cpu(proc),
                new Memory(proc),
                new Disks(proc),
                new FileSystems(proc),
                new Network(proc, Path.of("/sys")));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long all = 0;
        for (Group group : groups) {
            for (int i = 0; i < 200; i++) {
                group.look(new Findings());
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            long begin = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                group.look(new Findings());
            }
            long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
            all += bytes;
            String name = group.getClass().getSimpleName();
            System.out.printf("%s: %d bytes, %d us%n", name, bytes, (System.nanoTime() - begin) / 100_000);
        }

        assertThat(all).isLessThan(200_000);
    }

    @Test
    void givingAgainWhatWasFoundMakesLittleGarbage() {
        var component = new GatewayComponent();
        component.configure(Map.of());
        component.setRegistry(registry);
        registry.collect();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            registry.collect();
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
        component.stop();

        assertThat(each).isLessThan(100_000);
    }

    private void show(Group group) {
        registry.register(new GroupCollector("test", group, registry, nanos::get));
    }
}
