// SPDX-License-Identifier: EPL-2.0
package kura.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Compares what a receiver has with what the runs of a gateway read. */
record Account(List<Gateway.Run> runs, Map<Integer, List<Receiver.Sample>> received) {

    /** What is in memory only may be lost: 5 s, and what a tick more takes on a machine that is busy. */
    private static final long WINDOW_MILLIS = 7000;

    /** Every reading that was not in memory only when the gateway was killed is there, once. */
    void isComplete(int series) {
        assertThat(received).hasSize(series);
        received.forEach((sensor, samples) -> {
            assertThat(samples)
                    .as("samples of sensor %d, in the order of their times", sensor)
                    .extracting(Receiver.Sample::value)
                    .doesNotHaveDuplicates()
                    .isSorted();
        });
        assertThat(missing())
                .as("readings that are missing, of all runs and sensors")
                .isEmpty();
    }

    /** Readings that should be there and are not for at least one series. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (received.isEmpty()) {
            missing.add("all");
        }
        received.forEach((sensor, samples) -> {
            var there = new HashSet<Long>();
            samples.forEach(sample -> there.add(sample.value()));
            for (Gateway.Run run : runs) {
                run.read().forEach((value, millis) -> {
                    if (millis < run.killed()[0] - WINDOW_MILLIS && !there.contains(value)) {
                        missing.add("sensor " + sensor + ": " + value + ", read " + (run.killed()[0] - millis)
                                + " ms before the kill");
                    }
                });
            }
        });
        return missing;
    }

    /** How many samples there are. */
    int samples() {
        return received.values().stream().mapToInt(List::size).sum();
    }
}
