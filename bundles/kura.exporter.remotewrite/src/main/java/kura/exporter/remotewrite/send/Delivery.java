// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    /** So many requests are spent on parts of one that was refused: fewer while the next samples wait for their turn. */
    private static final Map<LaneName, Integer> PATIENCE = Map.of(LaneName.LIVE, 48, LaneName.BACKLOG, 400);

    /** At least: enough to save seven of eight parts. */
    private static final int LEAST = 8;

    /** Nothing could be saved, but that may change. */
    private static final long DISCOURAGED_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final LaneName lane;
    private final Receiver receiver;
    private final Dialect dialect;
    private final Observer observer;
    private final Encoder encoder = new Encoder();
    private final Suspects suspects = new Suspects();
    private int patience;
    private long discouraged; // when, System.nanoTime()
    private int left; // of the patience, for the ticks of now
    private Outcome outcome;

    /** What became of some ticks. */
    static final class Outcome {

        private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
        private int taken;
        private Refusal refusal;
        private String words = "";

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

        /** Why, of the first one that was refused; null if none was. */
        Refusal refusal() {
            return refusal;
        }

        /** The same in words, with the series. */
        String words() {
            return words;
        }
    }

    Delivery(LaneName lane, Receiver receiver, Dialect dialect, Observer observer) {
        this.lane = lane;
        this.receiver = receiver;
        this.dialect = dialect;
        this.observer = observer;
        this.patience = PATIENCE.get(lane);
    }

    /** @throws Later if the receiver may have all of it some time later */
    Outcome send(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        outcome = new Outcome();
        long now = System.nanoTime();
        if (patience < PATIENCE.get(lane) && now - discouraged > DISCOURAGED_NANOS) {
            encourage();
        }
        left = patience;
        var parts = Halves.apart(ticks, suspects.of(ticks, now));
        deliver(parts.first(), families);
        if (!parts.second().isEmpty()) {
            deliver(parts.second(), List.of());
        }
        if (outcome.taken > 0) {
            encourage();
        } else if (outcome.refused() > 0) { // where nothing can be saved, not every request is taken apart
            patience = Math.max(LEAST, patience / 2);
            discouraged = now;
        }
        return outcome;
    }

    private void encourage() {
        patience = PATIENCE.get(lane);
    }

    private void deliver(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        Verdict verdict = ask(ticks, families);
        if (verdict.outcome() == Verdict.Outcome.TAKEN) {
            outcome.taken += encoder.samples();
            return;
        }
        boolean aged = verdict.refusal().isOfAge();
        Halves halves = left < 2 ? null : aged ? Halves.byTime(ticks) : Halves.bySeries(ticks);
        if (halves == null) {
            refuse(ticks, verdict);
        } else if (aged) {
            int before = outcome.taken;
            deliver(halves.second(), families);
            if (outcome.taken > before) {
                deliver(halves.first(), List.of());
            } else {
                refuse(halves.first(), verdict); // what is older than that is too old too
            }
        } else { // who has taken newer ones may not take older ones any more
            deliver(halves.first(), families);
            deliver(halves.second(), List.of());
        }
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
            throw new Later(e.getMessage(), null, false);
        }
        observer.requested(lane, String.valueOf(answer.status()), encoder.length());
        Verdict verdict = Verdict.of(answer, version);
        if (verdict.outcome() == Verdict.Outcome.LATER) {
            throw new Later(verdict.words(), verdict.after(), answer.status() == 429 || answer.status() == 503);
        }
        return verdict;
    }

    private void refuse(List<Tick> ticks, Verdict verdict) {
        int samples = ticks.stream().mapToInt(tick -> tick.values().length).sum();
        outcome.refusals.merge(verdict.refusal(), samples, Integer::sum);
        if (!verdict.refusal().isOfAge()) {
            suspects.add(ticks, System.nanoTime());
        }
        if (outcome.refusal == null) {
            Tick first = ticks.get(0);
            outcome.refusal = verdict.refusal();
            outcome.words = verdict.words() + " (first is " + first.series()[0] + ")";
        }
    }
}
