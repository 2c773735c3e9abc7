// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Why a receiver will never take samples, as far as its words tell. */
public enum Refusal {
    /** It has newer ones of the series. */
    OUT_OF_ORDER(
            "has newer samples of these series and takes no older ones; Prometheus takes them with "
                    + "storage.tsdb.out_of_order_time_window in its configuration, for example 24h",
            "out of order",
            "out-of-order"),
    /** Older than its window for what comes late. */
    TOO_OLD(
            "takes nothing that old; in Prometheus, storage.tsdb.out_of_order_time_window must be longer than the outage",
            "too old",
            "too-old"),
    /** Before all that it still takes, without such a window. */
    OUT_OF_BOUNDS(
            "takes nothing that old; Prometheus does with storage.tsdb.out_of_order_time_window in its configuration, "
                    + "for example 24h",
            "out of bounds",
            "out-of-bounds"),
    /** It has another value for the same moment. */
    DUPLICATE(
            "has other values of these series for the same time; does another gateway send the same series? "
                    + "Extra labels tell them apart",
            "duplicate"),
    /** It thinks that these are yet to come. */
    FUTURE("finds samples in the future; one of the two clocks is wrong", "future"),
    /** Too much at once, even the smallest part. */
    TOO_LARGE("does not take requests that large"),
    /** It failed at these again and again, while it took others. */
    FAILED("failed at these again and again while it took newer ones"),
    /** Something else. */
    REFUSED("did not take samples");

    private final String words;
    private final List<String> signs;

    Refusal(String words, String... signs) {
        this.words = words;
        this.signs = List.of(signs);
    }

    /** As metrics have it in a label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means and what can be done, after "the receiver". */
    public String words() {
        return words;
    }

    /** Whether what is older will be refused too. */
    boolean isOfAge() {
        return this == TOO_OLD || this == OUT_OF_BOUNDS;
    }

    /** By what the receiver said. */
    static Refusal of(int status, String said) {
        if (status == 413) {
            return TOO_LARGE;
        }
        String lower = said.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(each -> each.signs.stream().anyMatch(lower::contains))
                .findFirst()
                .orElse(REFUSED);
    }
}
