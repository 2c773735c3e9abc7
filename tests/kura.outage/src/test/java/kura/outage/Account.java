// SPDX-License-Identifier: EPL-2.0
package kura.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares what a receiver has with what the runs of a gateway read. */
record Account(List<Gateway.Run> runs, Map<Integer, List<Received>> received) {

    /** What is in memory only may be lost: 5 s, and what a tick more takes on a machine that is busy. */
    private static final long WINDOW_MILLIS = 7000;

    private static final int SHOWN = 10;

    /** Every reading that was not in memory only when the gateway was killed is there, once. */
    void isComplete(int series) {
        assertThat(received.size()).as("series").isEqualTo(series);
        assertThat(wrong())
                .as("samples that are there twice or with another time")
                .isEmpty();
        assertThat(missing()).as("readings that are missing").isEmpty();
    }

    /** Readings that should be there and are not, for at least one series; the first ones. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (received.isEmpty()) {
            missing.add("all");
        }
        received.forEach((sensor, samples) -> {
            var there = samples.stream().map(Received::value).collect(Collectors.toSet());
            for (Gateway.Run run : runs) {
                run.read().forEach((value, millis) -> {
                    long before = run.killed()[0] - millis;
                    if (before > WINDOW_MILLIS && !there.contains(value) && missing.size() < SHOWN) {
                        missing.add("sensor " + sensor + ", reading " + value + ", " + before + " ms before the kill");
                    }
                });
            }
        });
        return missing;
    }

    /** Readings only count up, so a sample that does not is one too many or has the time of another; the first ones. */
    private List<String> wrong() {
        var wrong = new ArrayList<String>();
        received.forEach((sensor, samples) -> {
            for (int i = 1; i < samples.size(); i++) {
                if (samples.get(i).value() <= samples.get(i - 1).value() && wrong.size() < SHOWN) {
                    wrong.add("sensor " + sensor + ": " + samples.get(i) + " after " + samples.get(i - 1));
                }
            }
        });
        return wrong;
    }

    /** How many samples there are. */
    int samples() {
        return received.values().stream().mapToInt(List::size).sum();
    }
}
