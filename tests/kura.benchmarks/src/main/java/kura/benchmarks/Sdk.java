// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures our SDK and the official one in turn, in a new process each time. */
final class Sdk {

    private static final String[] JVM = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn600m"};
    private static final Path RAW = Path.of("target");

    private final List<RunResult> raw = new ArrayList<>();
    private final int forks;
    private final TimeValue second;

    /**
     * How thoroughly.
     *
     * @param forks 0 to measure nothing but whether it works
     */
    Sdk(int forks, int millis) {
        this.forks = forks;
        this.second = TimeValue.milliseconds(millis);
    }

    /** {@code --short} for a rough idea; words that the names of the wanted rows have. */
    public static void main(String[] args) throws Exception {
        boolean brief = List.of(args).contains("--short");
        var words = Stream.of(args).filter(arg -> !arg.startsWith("--")).toList();
        var rows = Work.all().stream()
                .filter(work -> words.stream().allMatch(work.title()::contains))
                .map(Row::new)
                .toList();
        var sdk = new Sdk(1, brief ? 300 : 1000);
        int turns = brief ? 1 : 3;
        for (int turn = 1; turn <= turns; turn++) {
            for (Row row : rows) {
                System.err.printf("turn %d of %d: %s%n", turn, turns, row.work().title());
                sdk.measure(row);
            }
        }
        Files.createDirectories(RAW);
        ResultFormatFactory.getInstance(
                        ResultFormatType.JSON, RAW.resolve("sdk.json").toString())
                .writeOut(sdk.raw);
        System.out.println(Row.HEAD);
        rows.forEach(System.out::println);
        if (words.isEmpty()) {
            System.out.println(Memory.table(turns));
        }
    }

    void measure(Row row) throws RunnerException {
        row.add(run(row.work(), "ours"), run(row.work(), "theirs"));
    }

    private RunResult run(Work work, String whose) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(work.benchmark().getName() + "\\." + whose + "$")
                .threads(work.threads())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .jvmArgs(JVM)
                .warmupIterations(forks * 2)
                .warmupTime(second)
                .measurementIterations(forks * 2 + 1)
                .measurementTime(second)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        work.params().forEach(options::param);
        RunResult result = new Runner(options.build()).runSingle();
        raw.add(result);
        return result;
    }
}
