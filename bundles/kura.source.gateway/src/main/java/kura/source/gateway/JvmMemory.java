// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;
import static kura.metrics.MetricType.SUMMARY;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import kura.metrics.MetricDescriptor;

/** The JVM's memory and garbage collectors. Names and help as client_java has them. */
final class JvmMemory implements Group {

    /** The four numbers that the JVM has of each of its memories; a maximum of -1 is none. */
    private record Usage(
            MetricDescriptor used, MetricDescriptor committed, MetricDescriptor max, MetricDescriptor init) {

        void add(Findings found, String labelValue, MemoryUsage usage) {
            found.add(used, usage.getUsed(), labelValue);
            found.add(committed, usage.getCommitted(), labelValue);
            found.add(max, usage.getMax(), labelValue);
            found.add(init, usage.getInit(), labelValue);
        }
    }

    private static final Usage AREA = new Usage(
            gauge("jvm_memory_used_bytes", "Used bytes of a given JVM memory area.", "area"),
            gauge("jvm_memory_committed_bytes", "Committed (bytes) of a given JVM memory area.", "area"),
            gauge("jvm_memory_max_bytes", "Max (bytes) of a given JVM memory area.", "area"),
            gauge("jvm_memory_init_bytes", "Initial bytes of a given JVM memory area.", "area"));
    private static final Usage POOL = new Usage(
            gauge("jvm_memory_pool_used_bytes", "Used bytes of a given JVM memory pool.", "pool"),
            gauge("jvm_memory_pool_committed_bytes", "Committed bytes of a given JVM memory pool.", "pool"),
            gauge("jvm_memory_pool_max_bytes", "Max bytes of a given JVM memory pool.", "pool"),
            gauge("jvm_memory_pool_init_bytes", "Initial bytes of a given JVM memory pool.", "pool"));
    private static final Usage COLLECTION = new Usage(
            gauge(
                    "jvm_memory_pool_collection_used_bytes",
                    "Used bytes after last collection of a given JVM memory pool.",
                    "pool"),
            gauge(
                    "jvm_memory_pool_collection_committed_bytes",
                    "Committed after last collection bytes of a given JVM memory pool.",
                    "pool"),
            gauge(
                    "jvm_memory_pool_collection_max_bytes",
                    "Max bytes after last collection of a given JVM memory pool.",
                    "pool"),
            gauge(
                    "jvm_memory_pool_collection_init_bytes",
                    "Initial after last collection bytes of a given JVM memory pool.",
                    "pool"));
    private static final MetricDescriptor PENDING = Findings.metric(
            GAUGE, "jvm_memory_objects_pending_finalization", "The number of objects waiting in the finalizer queue.");
    private static final MetricDescriptor BUFFERS =
            gauge("jvm_buffer_pool_used_buffers", "Used buffers of a given JVM buffer pool.", "pool");
    private static final MetricDescriptor BUFFERS_USED =
            gauge("jvm_buffer_pool_used_bytes", "Used bytes of a given JVM buffer pool.", "pool");
    private static final MetricDescriptor BUFFERS_CAPACITY =
            gauge("jvm_buffer_pool_capacity_bytes", "Bytes capacity of a given JVM buffer pool.", "pool");
    private static final MetricDescriptor COLLECTIONS = Findings.metric(
            SUMMARY, "jvm_gc_collection_seconds", "Time spent in a given JVM garbage collector in seconds.", "gc");

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<BufferPoolMXBean> buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

    @Override
    public void look(Findings found) {
        AREA.add(found, "heap", memory.getHeapMemoryUsage());
        AREA.add(found, "nonheap", memory.getNonHeapMemoryUsage());
        found.add(PENDING, memory.getObjectPendingFinalizationCount());
        for (MemoryPoolMXBean pool : pools) {
            add(found, POOL, pool.getName(), pool.getUsage());
            add(found, COLLECTION, pool.getName(), pool.getCollectionUsage());
        }
        for (BufferPoolMXBean pool : buffers) {
            found.add(BUFFERS, pool.getCount(), pool.getName());
            found.add(BUFFERS_USED, pool.getMemoryUsed(), pool.getName());
            found.add(BUFFERS_CAPACITY, pool.getTotalCapacity(), pool.getName());
        }
        for (GarbageCollectorMXBean each : collectors) {
            found.add(COLLECTIONS, each.getCollectionCount(), each.getCollectionTime() / 1e3, each.getName());
        }
    }

    /** @param usage null of a pool that does not know it */
    private static void add(Findings found, Usage metrics, String pool, MemoryUsage usage) {
        if (usage != null) {
            metrics.add(found, pool, usage);
        }
    }

    private static MetricDescriptor gauge(String name, String help, String labelName) {
        return Findings.metric(GAUGE, name, help, labelName);
    }
}
