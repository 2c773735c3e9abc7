// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import kura.exporter.remotewrite.wire.Version;
import kura.remote.Answer;

/**
 * What follows of an answer.
 *
 * @param outcome what to do
 * @param refusal why, if the receiver will never take it; else null
 * @param words of the answer
 * @param after how long the receiver wants to be left alone; null if it does not say
 */
record Verdict(Outcome outcome, Refusal refusal, String words, Duration after) {

    enum Outcome {
        /** The receiver has it. */
        TAKEN,
        /** It may take the same later. */
        LATER,
        /** It will never take it. */
        NEVER,
        /** It may take the same in the older version. */
        OLDER_VERSION
    }

    /** Of the others, 4xx too, some setting is to blame or something on the way: then the samples can go later. */
    private static final Set<Integer> OF_SAMPLES = Set.of(400, 409, 413, 422);

    static Verdict of(Answer answer, Version version) {
        if (isOfSomebodyElse(answer)) {
            return new Verdict(
                    Outcome.LATER, null, "a web page is answered, not by a receiver: " + answer.words(), null);
        }
        if (version == Version.V2 && isOfAnOlderReceiver(answer)) {
            return new Verdict(Outcome.OLDER_VERSION, null, answer.words(), null);
        }
        if (answer.isSuccess()) {
            return new Verdict(Outcome.TAKEN, null, "", null);
        }
        Refusal refusal = Refusal.of(answer.status(), answer.excerpt());
        // Prometheus 2.42 answers 500 to samples that are too old: they stay so. Other words of a 500 are of a server's
        // bug
        boolean aged = answer.status() == 500 && refusal == Refusal.TOO_OLD;
        if (aged || OF_SAMPLES.contains(answer.status())) {
            return new Verdict(Outcome.NEVER, refusal, answer.words(), null);
        }
        return new Verdict(
                Outcome.LATER, null, answer.words(), answer.retryAfter().orElse(null));
    }

    /** Some hotels and mobile networks answer to everything until somebody logs in. What is too large is so for anybody. */
    private static boolean isOfSomebodyElse(Answer answer) {
        return answer.status() != 413
                && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    /** Receivers of 2.0 say how much they wrote; others take what they do not understand for nothing, and some say so. */
    private static boolean isOfAnOlderReceiver(Answer answer) {
        Map<String, String> headers = answer.headers();
        return answer.status() == 415
                || (answer.isSuccess() || answer.status() == 400)
                        && headers.keySet().stream()
                                .noneMatch(name ->
                                        name.startsWith("x-prometheus-remote-write-") && name.endsWith("-written"));
    }
}
