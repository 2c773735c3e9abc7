// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.List;

/** Metrics, and what happens to them from one look at the page to the next. */
record Scenario(List<Described> metrics, List<List<Change>> rounds) {

    /** Does all of it on both sides, looking after each round and once without a change. */
    void play(Look look) throws Exception {
        var both = new Both(metrics);
        for (List<Change> round : rounds) {
            round.forEach(both::apply);
            look.at(both);
        }
        look.at(both);
    }

    /** Compares the two sides. */
    interface Look {

        void at(Both both) throws Exception;
    }
}
