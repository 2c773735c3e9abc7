// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Objects;

/**
 * Something to say to people, for example why a sensor has no values now.
 *
 * @param about what: the name of a sensor, or of a component
 * @param words one sentence or two
 */
public record Remark(String about, String words) {

    public Remark {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(words, "words");
    }
}
