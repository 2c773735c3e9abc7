// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import java.io.File;
import java.time.Duration;

/** What a process holds: after any attack it is what it was before. Memory is in bytes. */
record Vitals(int threads, int descriptors, long direct, long heap) {

    private static final int WORKERS = 4; // stay for a while after their work
    private static final int SOCKETS = 8; // of clients' connection pools
    private static final long MEMORY = 8 << 20;

    static Vitals now() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return new Vitals(
                Thread.activeCount(),
                descriptorCount(),
                PlatformDependent.usedDirectMemory(),
                runtime.totalMemory() - runtime.freeMemory());
    }

    static int descriptorCount() {
        return new File("/proc/self/fd").list().length;
    }

    /** Waits until it is so again; returns how it is then. */
    static Vitals againLike(Vitals before) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var after = now();
            assertThat(after.threads).as("threads").isLessThanOrEqualTo(before.threads + WORKERS);
            assertThat(after.descriptors).as("descriptors").isLessThanOrEqualTo(before.descriptors + SOCKETS);
            assertThat(after.direct).as("direct memory").isLessThanOrEqualTo(before.direct + MEMORY);
            assertThat(after.heap).as("heap").isLessThanOrEqualTo(before.heap + MEMORY);
        });
        return now();
    }
}
