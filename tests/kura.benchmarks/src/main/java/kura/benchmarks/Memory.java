// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.stream.DoubleStream;

/** Prints how many bytes of the heap a series of a gauge with two labels takes, without the texts of the labels. */
final class Memory {

    private static final int SERIES = 100_000;

    private Memory() {}

    /** Whose, {@code ours} or {@code theirs}, and whether while a page is {@code shown} or at {@code rest}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String[][] labels = Gauges.labels(SERIES);
        long before = used();
        Gauges gauges = args[0].equals("ours") ? new Gauges.Ours(labels) : new Gauges.Theirs(labels);
        double[] numbers = Values.SENSOR.some(8191);
        for (int i = 0; i < SERIES; i++) {
            gauges.set(i, numbers[i % numbers.length]);
        }
        Object shown = args[1].equals("shown") ? gauges.shown() : null;
        numbers = null;
        System.out.println((used() - before) / SERIES);
        Reference.reachabilityFence(labels);
        Reference.reachabilityFence(gauges);
        Reference.reachabilityFence(shown);
    }

    /** Medians of a new process each time. */
    static String table(int turns) throws IOException {
        return "| bytes of a gauge series with 2 labels | ours | client_java |\n| --- | --- | --- |\n"
                + row("at rest", "rest", turns) + row("with a page", "shown", turns);
    }

    private static String row(String title, String when, int turns) throws IOException {
        return "| %s | %.0f | %.0f |%n".formatted(title, median("ours", when, turns), median("theirs", when, turns));
    }

    private static double median(String whose, String when, int turns) throws IOException {
        double[] bytes = new double[turns];
        for (int i = 0; i < turns; i++) {
            var process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-XX:+UseSerialGC",
                            "-XX:MarkSweepAlwaysCompactCount=1", // else it leaves gaps
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Memory.class.getName(),
                            whose,
                            when)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            bytes[i] = Double.parseDouble(new String(process.getInputStream().readAllBytes(), UTF_8));
        }
        return Row.median(DoubleStream.of(bytes));
    }

    /** After what the official client does later: its gauges have tasks of a moment after they were set. */
    private static long used() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            Thread.sleep(300);
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
