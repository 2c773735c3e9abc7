// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kura.exporter.remotewrite.samples.Tick;

/** What became of some ticks. */
final class Outcome {

    private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
    private int taken;
    private Refusal refusal;
    private String words = "";
    private boolean unfinished;

    /** The receiver has so many more. */
    void take(int samples) {
        taken += samples;
    }

    /** @param divisible whether some of these would be saved by more requests */
    void refuse(List<Tick> ticks, Verdict verdict, boolean divisible) {
        int samples = ticks.stream().mapToInt(tick -> tick.values().length).sum();
        refusals.merge(verdict.refusal(), samples, Integer::sum);
        unfinished |= divisible;
        if (refusal == null) {
            refusal = verdict.refusal();
            words = verdict.words() + " (first is " + ticks.get(0).series()[0] + ")";
        }
    }

    /** How many samples the receiver has. */
    int taken() {
        return taken;
    }

    /** How many it will never have. */
    int refused() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The same by reason. */
    Map<Refusal, Integer> refusals() {
        return refusals;
    }

    /** Whether more requests would save some of those: not where nothing was saved by any. */
    boolean isUnfinished() {
        return unfinished && taken > 0;
    }

    /** Why, of the first one that was refused; null if none was. */
    Refusal refusal() {
        return refusal;
    }

    /** The same in words, with the series. */
    String words() {
        return words;
    }
}
