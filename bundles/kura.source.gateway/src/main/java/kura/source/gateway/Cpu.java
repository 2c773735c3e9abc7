// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.COUNTER;
import static kura.metrics.MetricType.GAUGE;
import static kura.metrics.MetricType.INFO;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kura.metrics.MetricDescriptor;

/** Processors, load, and which system this is: /proc/stat, /proc/loadavg, /proc/sys/kernel. Names as node_exporter has them. */
final class Cpu implements Group {

    /** Of all times that the kernel tells in ticks; the same on all its architectures that Java runs on. */
    static final double TICKS_PER_SECOND = 100;

    private static final int MOST_CPUS = 64;
    private static final String[] MODES = {"user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"};
    private static final double JITTER_SECONDS = 3; // more than that back is a processor that was off

    private static final MetricDescriptor SECONDS =
            Findings.metric(COUNTER, "node_cpu_seconds_total", "Seconds the CPUs spent in each mode.", "cpu", "mode");
    private static final MetricDescriptor BOOT =
            Findings.metric(GAUGE, "node_boot_time_seconds", "Node boot time, in unixtime.");
    private static final Map<String, MetricDescriptor> OTHERS = Map.of(
            "ctxt", Findings.metric(COUNTER, "node_context_switches_total", "Total number of context switches."),
            "intr", Findings.metric(COUNTER, "node_intr_total", "Total number of interrupts serviced."),
            "processes", Findings.metric(COUNTER, "node_forks_total", "Total number of forks."),
            "btime", BOOT,
            "procs_running", Findings.metric(GAUGE, "node_procs_running", "Number of processes in runnable state."),
            "procs_blocked",
                    Findings.metric(
                            GAUGE, "node_procs_blocked", "Number of processes blocked waiting for I/O to complete."));
    private static final MetricDescriptor[] LOADS = {
        Findings.metric(GAUGE, "node_load1", "1m load average."),
        Findings.metric(GAUGE, "node_load5", "5m load average."),
        Findings.metric(GAUGE, "node_load15", "15m load average.")
    };
    private static final MetricDescriptor UNAME = Findings.metric(
            INFO,
            "node_uname_info",
            "Labeled system information as provided by the uname system call.",
            "domainname",
            "machine",
            "nodename",
            "release",
            "sysname",
            "version");

    private final Path proc;
    private final KernelFile stat;
    private final KernelFile loadavg;
    private final String machine; // these four stay as they are as long as the kernel runs
    private final String release;
    private final String system;
    private final String version;
    private final Map<String, double[]> before = new HashMap<>();

    Cpu(Path proc) {
        this.proc = proc;
        stat = new KernelFile(proc.resolve("stat"));
        loadavg = new KernelFile(proc.resolve("loadavg"));
        machine = machine();
        release = kernel("osrelease");
        system = kernel("ostype");
        version = kernel("version");
    }

    @Override
    public void look(Findings found) throws IOException {
        stat.read();
        int cpus = 0;
        while (stat.nextLine()) {
            String word = stat.word();
            if (OTHERS.containsKey(word)) {
                found.add(OTHERS.get(word), stat.number());
            } else if (word.startsWith("cpu") && word.length() > 3 && cpus++ < MOST_CPUS) {
                cpu(word.substring(3), found);
            }
        }
        if (cpus > MOST_CPUS) {
            found.note("shows " + MOST_CPUS + " of " + cpus + " processors");
        }
        loadavg.read().nextLine();
        for (MetricDescriptor load : LOADS) {
            found.add(load, loadavg.number());
        }
        found.add(UNAME, 1, kernel("domainname"), machine, kernel("hostname"), release, system, version);
    }

    /** Old kernels lack the last modes. What counts idle time may go back a little, which would look like a reset. */
    private void cpu(String cpu, Findings found) throws IOException {
        double[] last = before.computeIfAbsent(cpu, any -> new double[MODES.length]);
        for (int i = 0; i < MODES.length && stat.hasMore(); i++) {
            double seconds = stat.number() / TICKS_PER_SECOND;
            if (seconds > last[i] || seconds < last[i] - JITTER_SECONDS) {
                last[i] = seconds;
            }
            found.add(SECONDS, last[i], cpu, MODES[i]);
        }
    }

    /** Linux tells it since 6.1. What Java tells is itself: of 32 bits it may run where the system has 64. */
    private String machine() {
        String told = kernel("arch");
        return told.isEmpty() ? System.getProperty("os.arch").replace("amd64", "x86_64") : told;
    }

    private String kernel(String name) {
        return SmallFile.text(proc.resolve("sys/kernel").resolve(name));
    }
}
