// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;
import java.util.Map;
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

    static Verdict of(Answer answer, Version version) {
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
        if (aged || !answer.isRetryable() && !isOfTheWay(answer.status())) {
            return new Verdict(Outcome.NEVER, refusal, answer.words(), null);
        }
        return new Verdict(
                Outcome.LATER, null, answer.words(), answer.retryAfter().orElse(null));
    }

    /** It is somewhere else, or wants another login: not the samples are wrong but a setting, and then they can go. */
    private static boolean isOfTheWay(int status) {
        return status < 400 || status == 401 || status == 403 || status == 404 || status == 405 || status == 407;
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
