// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of names on a page, as a scraper may ask for it in {@code escaping=}. All our names are of letters, digits,
 * {@code _} and {@code :}, so that only one of these does anything to them.
 */
public enum Escaping {
    /** Names as they are. */
    ALLOW_UTF_8,
    /** What old scrapers do not know becomes {@code _}: nothing of ours does. */
    UNDERSCORES,
    /** Points become {@code _dot_}, and so that they can be told apart {@code _} becomes {@code __}. */
    DOTS,
    /** What old scrapers do not know becomes a number: nothing of ours does. */
    VALUES;

    /** What HTTP calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that HTTP calls so, if there is one. */
    static Optional<Escaping> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    String escaped(String name) {
        return this == DOTS ? name.replace("_", "__") : name;
    }
}
