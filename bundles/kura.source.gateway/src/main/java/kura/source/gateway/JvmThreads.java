// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.COUNTER;
import static kura.metrics.MetricType.GAUGE;
import static kura.metrics.MetricType.INFO;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import kura.metrics.MetricDescriptor;

/** The JVM's threads, classes, compiler and version. Names and help as client_java has them. */
final class JvmThreads implements Group {

    private static final MetricDescriptor CURRENT = gauge("jvm_threads_current", "Current thread count of a JVM");
    private static final MetricDescriptor DAEMON = gauge("jvm_threads_daemon", "Daemon thread count of a JVM");
    private static final MetricDescriptor PEAK = gauge("jvm_threads_peak", "Peak thread count of a JVM");
    private static final MetricDescriptor STARTED =
            counter("jvm_threads_started_total", "Started thread count of a JVM");
    private static final MetricDescriptor DEADLOCKED = gauge(
            "jvm_threads_deadlocked",
            "Cycles of JVM-threads that are in deadlock waiting to acquire object monitors or ownable synchronizers");
    private static final MetricDescriptor DEADLOCKED_MONITOR = gauge(
            "jvm_threads_deadlocked_monitor",
            "Cycles of JVM-threads that are in deadlock waiting to acquire object monitors");
    private static final MetricDescriptor STATE =
            Findings.metric(GAUGE, "jvm_threads_state", "Current count of threads by state", "state");
    private static final MetricDescriptor LOADED_NOW =
            gauge("jvm_classes_currently_loaded", "The number of classes that are currently loaded in the JVM");
    private static final MetricDescriptor LOADED = counter(
            "jvm_classes_loaded_total",
            "The total number of classes that have been loaded since the JVM has started execution");
    private static final MetricDescriptor UNLOADED = counter(
            "jvm_classes_unloaded_total",
            "The total number of classes that have been unloaded since the JVM has started execution");
    private static final MetricDescriptor COMPILATION = counter(
            "jvm_compilation_time_seconds_total", "The total time in seconds taken for HotSpot class compilation");
    private static final MetricDescriptor RUNTIME =
            Findings.metric(INFO, "jvm_runtime_info", "JVM runtime info", "runtime", "vendor", "version");

    private static final Thread.State[] STATES = Thread.State.values();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean(); // null without one

    @Override
    public void look(Findings found) {
        found.add(CURRENT, threads.getThreadCount());
        found.add(DAEMON, threads.getDaemonThreadCount());
        found.add(PEAK, threads.getPeakThreadCount());
        found.add(STARTED, threads.getTotalStartedThreadCount());
        found.add(DEADLOCKED, count(threads.findDeadlockedThreads()));
        found.add(DEADLOCKED_MONITOR, count(threads.findMonitorDeadlockedThreads()));
        states(found);
        found.add(LOADED_NOW, classes.getLoadedClassCount());
        found.add(LOADED, classes.getTotalLoadedClassCount());
        found.add(UNLOADED, classes.getUnloadedClassCount());
        if (compiler != null && compiler.isCompilationTimeMonitoringSupported()) {
            found.add(COMPILATION, compiler.getTotalCompilationTime() / 1e3);
        }
        found.add(
                RUNTIME,
                1,
                System.getProperty("java.runtime.name", "unknown"),
                System.getProperty("java.vm.vendor", "unknown"),
                System.getProperty("java.runtime.version", "unknown"));
    }

    private void states(Findings found) {
        int[] counts = new int[STATES.length];
        int unknown = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds(), 0)) {
            if (thread == null) { // it ended meanwhile
                unknown++;
            } else {
                counts[thread.getThreadState().ordinal()]++;
            }
        }
        for (Thread.State state : STATES) {
            found.add(STATE, counts[state.ordinal()], state.name());
        }
        found.add(STATE, unknown, "UNKNOWN");
    }

    private static int count(long[] ids) {
        return ids == null ? 0 : ids.length;
    }

    private static MetricDescriptor gauge(String name, String help) {
        return Findings.metric(GAUGE, name, help);
    }

    private static MetricDescriptor counter(String name, String help) {
        return Findings.metric(COUNTER, name, help);
    }
}
