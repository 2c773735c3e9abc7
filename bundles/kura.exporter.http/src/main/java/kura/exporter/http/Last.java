// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.function.Function;

/**
 * A function that remembers what it said last: a scraper has the same headers every time. May be asked from any thread.
 *
 * @param <Q> what is asked
 * @param <A> the answer; the same for equal questions
 */
final class Last<Q, A> {

    private final Function<Q, A> function;
    private volatile Said<Q, A> last;

    private record Said<Q, A>(Q question, A answer) {}

    Last(Function<Q, A> function) {
        this.function = function;
    }

    A of(Q question) {
        Said<Q, A> said = last;
        if (said == null || !said.question.equals(question)) {
            said = new Said<>(question, function.apply(question));
            last = said;
        }
        return said.answer;
    }
}
