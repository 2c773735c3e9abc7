// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    private final LaneName lane;
    private final Receiver receiver;
    private final Dialect dialect;
    private final Observer observer;
    private final Encoder encoder = new Encoder();
    private final Suspects suspects = new Suspects();
    private final Patience patience;
    private Outcome outcome = new Outcome();

    Delivery(LaneName lane, Receiver receiver, Dialect dialect, Observer observer) {
        this.lane = lane;
        this.receiver = receiver;
        this.dialect = dialect;
        this.observer = observer;
        this.patience = new Patience(lane);
    }

    /** How many samples the receiver took the last time, of what failed then too. */
    int taken() {
        return outcome.taken();
    }

    /** @throws Later if the receiver may have all of it some time later */
    Outcome send(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        outcome = new Outcome();
        long now = System.nanoTime();
        patience.begin(now);
        var parts = Halves.apart(ticks, suspects.of(ticks, now));
        deliver(parts.first(), families);
        if (!parts.second().isEmpty()) {
            deliver(parts.second(), List.of());
        }
        if (outcome.taken() > 0) {
            patience.encourage();
        } else if (outcome.refused() > 0) {
            patience.discourage(now);
            if (outcome.refusals().keySet().equals(Set.of(Refusal.REFUSED))) {
                // nobody knows why, so it may be the URL
                throw new Later(outcome.words(), Later.Fault.CONTENT, null);
            }
        }
        return outcome;
    }

    private Verdict deliver(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        Verdict verdict = ask(ticks, families);
        if (verdict.outcome() == Verdict.Outcome.TAKEN) {
            outcome.take(encoder.samples());
            return verdict;
        }
        boolean aged = verdict.refusal().isOfAge();
        Halves halves = aged ? Halves.byTime(ticks) : Halves.bySeries(ticks);
        if (halves == null || patience.isOver()) {
            refuse(ticks, verdict, halves != null);
        } else if (aged) {
            int before = outcome.taken();
            Verdict newer = deliver(halves.second(), families);
            if (outcome.taken() == before && newer.refusal().isOfAge()) {
                refuse(halves.first(), verdict, false); // what is older than that is too old too
            } else {
                deliver(halves.first(), List.of());
            }
        } else { // who has taken newer ones may not take older ones any more
            deliver(halves.first(), families);
            deliver(halves.second(), List.of());
        }
        return verdict;
    }

    private void refuse(List<Tick> ticks, Verdict verdict, boolean divisible) {
        outcome.refuse(ticks, verdict, divisible);
        if (!verdict.refusal().isOfAge()) {
            suspects.add(ticks, System.nanoTime());
        }
    }

    private Verdict ask(List<Tick> ticks, Collection<Family> families) throws Later, InterruptedException {
        patience.spend();
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
            throw new Later(e.getMessage(), isOfTheWay(e) ? Later.Fault.NONE : Later.Fault.CONTENT, null);
        }
        observer.requested(lane, String.valueOf(answer.status()), encoder.length());
        Verdict verdict = Verdict.of(answer, version);
        if (verdict.outcome() == Verdict.Outcome.LATER) {
            boolean busy = verdict.after() != null || answer.status() == 429 || answer.status() == 503;
            throw new Later(verdict.words(), busy ? Later.Fault.SIZE : Later.Fault.CONTENT, verdict.after());
        }
        return verdict;
    }

    /** Before there is a connection, nobody knows what is to be sent. */
    private static boolean isOfTheWay(IOException e) {
        return e instanceof DeliveryException why
                && switch (why.kind()) {
                    case DNS, CONNECT, TLS, PROXY -> true;
                    case TIMEOUT, CUT, PROTOCOL, INTERNAL -> false;
                };
    }
}
