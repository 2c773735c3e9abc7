// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.COUNTER;
import static kura.metrics.MetricType.GAUGE;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import kura.metrics.MetricDescriptor;

/** The process that all of this is, from /proc/self. Names as all official clients have them. */
final class OwnProcess implements Group {

    private static final MetricDescriptor CPU =
            Findings.metric(COUNTER, "process_cpu_seconds_total", "Total user and system CPU time spent in seconds.");
    private static final MetricDescriptor START = Findings.metric(
            GAUGE, "process_start_time_seconds", "Start time of the process since unix epoch in seconds.");
    private static final MetricDescriptor OPEN_FILES =
            Findings.metric(GAUGE, "process_open_fds", "Number of open file descriptors.");
    private static final MetricDescriptor MOST_FILES =
            Findings.metric(GAUGE, "process_max_fds", "Maximum number of open file descriptors.");
    private static final MetricDescriptor VIRTUAL =
            Findings.metric(GAUGE, "process_virtual_memory_bytes", "Virtual memory size in bytes.");
    private static final MetricDescriptor RESIDENT =
            Findings.metric(GAUGE, "process_resident_memory_bytes", "Resident memory size in bytes.");

    private static final Set<String> MEMORY = Set.of("VmSize:", "VmRSS:");

    private final KernelFile stat;
    private final KernelFile status;
    private final KernelFile limits;
    private final Path files;

    OwnProcess(Path proc) {
        Path self = proc.resolve("self");
        stat = new KernelFile(self.resolve("stat"));
        status = new KernelFile(self.resolve("status"));
        limits = new KernelFile(self.resolve("limits"));
        files = self.resolve("fd");
    }

    @Override
    public void look(Findings found) throws IOException {
        found.add(START, ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
        stat.read().nextLine();
        stat.skipPast(')'); // a process may be called anything
        stat.skip(11);
        found.add(CPU, (stat.number() + stat.number()) / Cpu.TICKS_PER_SECOND); // in user mode, and in the kernel
        memory(found);
        limit(found);
        try (var open = Files.newDirectoryStream(files)) {
            int count = -1; // one is for looking
            for (var each = open.iterator(); each.hasNext(); each.next()) {
                count++;
            }
            found.add(OPEN_FILES, count);
        }
    }

    private void memory(Findings found) throws IOException {
        status.read();
        while (status.nextLine()) {
            String field = status.word();
            if (MEMORY.contains(field)) {
                found.add(field.equals("VmRSS:") ? RESIDENT : VIRTUAL, status.number() * 1024);
            }
        }
    }

    /** The soft limit; left out if there is none. */
    private void limit(Findings found) throws IOException {
        limits.read();
        while (limits.nextLine()) {
            if (limits.word().equals("Max")
                    && limits.word().equals("open")
                    && limits.word().equals("files")) {
                String most = limits.word();
                if (!most.equals("unlimited")) {
                    found.add(MOST_FILES, Double.parseDouble(most));
                }
            }
        }
    }
}
