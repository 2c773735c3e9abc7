// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Tick;
import kura.exporter.remotewrite.wire.Encoder;
import kura.exporter.remotewrite.wire.Version;
import kura.remote.Answer;
import kura.remote.DeliveryException;

/**
 * Brings ticks to a receiver. Prometheus 2.x throws a whole request away because of one sample; then it is sent again in
 * parts until the rest has been taken. Not for several threads.
 */
final class Delivery {

    /** So many requests are spent on parts of one that was refused. */
    private static final int PATIENCE = 48;

    private final Lane.Name lane;
    private final Receiver receiver;
    private final Dialect dialect;
    private final Observer observer;
    private final Encoder encoder = new Encoder();
    private int patience = PATIENCE;
    private int left; // of it, for the ticks of now
    private Outcome outcome;

    /** What became of some ticks. */
    static final class Outcome {

        private int taken;
        private int refused;
        private Refusal refusal;
        private String words = "";

        /** How many samples the receiver has. */
        int taken() {
            return taken;
        }

        /** How many it will never have. */
        int refused() {
            return refused;
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

    Delivery(Lane.Name lane, Receiver receiver, Dialect dialect, Observer observer) {
        this.lane = lane;
        this.receiver = receiver;
        this.dialect = dialect;
        this.observer = observer;
    }

    /** @throws Later if the receiver may have all of it some time later */
    Outcome send(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        outcome = new Outcome();
        left = patience;
        deliver(ticks, families);
        // where nothing can be saved, not every request is taken apart
        patience = outcome.refused == 0 || outcome.taken > 0 ? PATIENCE : Math.max(2, patience / 2);
        return outcome;
    }

    private void deliver(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        Verdict verdict = ask(ticks, families);
        if (verdict.outcome() == Verdict.Outcome.TAKEN) {
            outcome.taken += encoder.samples();
        } else {
            Halves halves = left > 1 ? halves(ticks, verdict.refusal()) : null;
            if (halves == null) {
                refuse(ticks, verdict);
            } else if (verdict.refusal().isOfAge()) {
                int before = outcome.taken;
                deliver(halves.newer(), families);
                if (outcome.taken > before) {
                    deliver(halves.older(), List.of());
                } else {
                    refuse(halves.older(), verdict);
                }
            } else { // who takes newer ones first may not take the older ones any more
                deliver(halves.older(), families);
                deliver(halves.newer(), List.of());
            }
        }
    }

    /** What is too old is so for all series. */
    private static Halves halves(List<Tick> ticks, Refusal why) {
        return why.isOfAge() && ticks.size() == 1 ? null : Halves.of(ticks);
    }

    private Verdict ask(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        left--;
        Version version = dialect.version();
        Verdict verdict = post(version, ticks, families);
        if (verdict.outcome() == Verdict.Outcome.OLDER_VERSION) {
            Verdict older = post(Version.V1, ticks, families);
            if (older.outcome() == Verdict.Outcome.TAKEN) {
                dialect.fallBack(verdict.words());
            }
            return older;
        }
        return verdict;
    }

    private Verdict post(Version version, List<Tick> ticks, Collection<Family> families)
            throws Later, InterruptedException {
        encoder.encode(version, ticks, families);
        Answer answer;
        try {
            answer = receiver.send(Arrays.copyOf(encoder.bytes(), encoder.length()), version);
        } catch (IOException e) {
            observer.requested(
                    lane, e instanceof DeliveryException why ? why.kind().label() : "connection", 0);
            throw new Later(e.getMessage(), null);
        }
        observer.requested(lane, String.valueOf(answer.status()), encoder.length());
        Verdict verdict = Verdict.of(answer, version);
        if (verdict.outcome() == Verdict.Outcome.LATER) {
            throw new Later(verdict.words(), verdict.after());
        }
        return verdict;
    }

    private void refuse(List<Tick> ticks, Verdict verdict) {
        int samples = ticks.stream().mapToInt(tick -> tick.values().length).sum();
        outcome.refused += samples;
        observer.refused(lane, verdict.refusal(), samples);
        if (outcome.refusal == null) {
            Tick first = ticks.get(0);
            outcome.refusal = verdict.refusal();
            outcome.words = verdict.words() + " (first is " + first.series()[0] + ")";
        }
    }
}
