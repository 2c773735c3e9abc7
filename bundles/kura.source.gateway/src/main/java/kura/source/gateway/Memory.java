// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;
import static kura.metrics.MetricType.UNTYPED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kura.metrics.MetricDescriptor;

/** The host's memory: all of /proc/meminfo, and of /proc/vmstat what node_exporter shows of it, under its names. */
final class Memory implements Group {

    private static final int MOST_FIELDS = 100; // kernels have about 50
    private static final Set<String> VMSTAT =
            Set.of("oom_kill", "pgfault", "pgmajfault", "pgpgin", "pgpgout", "pswpin", "pswpout");

    private final KernelFile meminfo;
    private final KernelFile vmstat;
    private final Map<String, MetricDescriptor> metrics = new HashMap<>();

    Memory(Path proc) {
        meminfo = new KernelFile(proc.resolve("meminfo"));
        vmstat = new KernelFile(proc.resolve("vmstat"));
    }

    @Override
    public void look(Findings found) throws IOException {
        meminfo.read();
        for (int i = 0; i < MOST_FIELDS && meminfo.nextLine(); i++) {
            String field = meminfo.word();
            double value = meminfo.number();
            boolean kilobytes = meminfo.hasMore();
            found.add(
                    metrics.computeIfAbsent(field, any -> metric(field, kilobytes)), kilobytes ? value * 1024 : value);
        }
        vmstat.read();
        while (vmstat.nextLine()) {
            String field = vmstat.word();
            if (VMSTAT.contains(field)) {
                found.add(metrics.computeIfAbsent(field, Memory::event), vmstat.number());
            }
        }
    }

    /** Of {@code Active(anon):} it is {@code node_memory_Active_anon_bytes}. */
    private static MetricDescriptor metric(String field, boolean kilobytes) {
        String name = field.replaceAll("[):]", "").replaceAll("\\W", "_") + (kilobytes ? "_bytes" : "");
        return Findings.metric(GAUGE, "node_memory_" + name, "Memory information field " + name + ".");
    }

    private static MetricDescriptor event(String field) {
        return Findings.metric(UNTYPED, "node_vmstat_" + field, "/proc/vmstat information field " + field + ".");
    }
}
