// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this JVM holds when all garbage is gone.
 *
 * @param heap bytes
 * @param threads their names
 * @param classes that are loaded
 * @param descriptors files and sockets that are open
 */
record Leftovers(long heap, List<String> threads, int classes, long descriptors) {

    private static final int CALM = 3; // times in a row that a collection found nothing more

    /** Collects garbage until there is none. */
    static Leftovers now() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int calm = 0; calm < CALM; ) {
            System.gc();
            long used = usedAfterCollection();
            Thread.sleep(100); // what references trigger runs in other threads
            calm = used < least - 10_000 ? 0 : calm + 1;
            least = Math.min(least, used);
        }
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return new Leftovers(
                    least,
                    Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .filter(name -> !name.startsWith("HttpClient-")) // those of who asks
                            .sorted()
                            .toList(),
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    open.count());
        }
    }

    /** Not what others allocate meanwhile: whoever scrapes makes tens of megabytes in 100 ms. */
    private static long usedAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    /** How it is now, against how it was. */
    String since(Leftovers before) {
        var threads = new ArrayList<>(this.threads);
        before.threads.forEach(threads::remove);
        return "heap %,d bytes, before %,d; %d threads, before %d, new %s; %d classes, before %d; %d descriptors, before %d"
                .formatted(
                        heap,
                        before.heap,
                        this.threads.size(),
                        before.threads.size(),
                        threads,
                        classes,
                        before.classes,
                        descriptors,
                        before.descriptors);
    }
}
