// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;

/** What was measured of one work: medians of all turns, and the median of the turns' ratios. */
record Row(Work work, List<RunResult> ours, List<RunResult> theirs) {

    static final String HEAD =
            "| work | ours | client_java | times as fast | aim | bytes allocated, ours | client_java |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- |";

    Row(Work work) {
        this(work, new ArrayList<>(), new ArrayList<>());
    }

    void add(RunResult one, RunResult other) {
        ours.add(one);
        theirs.add(other);
    }

    double ratio() {
        return median(IntStream.range(0, ours.size()).mapToDouble(i -> nanos(theirs.get(i)) / nanos(ours.get(i))));
    }

    @Override
    public String toString() {
        String aim = work.aim() == 0 ? "" : "%.1f".formatted(work.aim()).replace(".0", "");
        return "| %s | %s | %s | %.1f | %s | %,.0f | %,.0f |"
                .formatted(work.title(), time(ours), time(theirs), ratio(), aim, bytes(ours), bytes(theirs));
    }

    static double median(DoubleStream some) {
        double[] sorted = some.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double nanos(RunResult one) {
        return median(one.getAggregatedResult().getIterationResults().stream()
                .mapToDouble(each -> each.getPrimaryResult().getScore()));
    }

    private static double bytes(List<RunResult> turns) {
        return median(turns.stream()
                .mapToDouble(turn ->
                        turn.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
    }

    private static String time(List<RunResult> turns) {
        double nanos = median(turns.stream().mapToDouble(Row::nanos));
        return nanos < 1e3
                ? "%.1f ns".formatted(nanos)
                : nanos < 1e6 ? "%.1f µs".formatted(nanos / 1e3) : "%.2f ms".formatted(nanos / 1e6);
    }
}
