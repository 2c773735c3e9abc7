// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;

/**
 * One of the numbers of a series, as a line of text shows it.
 *
 * @param suffix what follows the family's name, for example {@code _bucket}; may be empty
 * @param labelName of the label that only this number has, for example {@code le}; {@link #FAMILY} for the name of the
 *     family; empty for none
 * @param labelValue of that label
 * @param whole whether the number is a count: written without a point, never scaled
 */
public record Part(String suffix, String labelName, String labelValue, boolean whole) {

    /** In the place of a label name: the name of the family, whatever it is on a page. */
    public static final String FAMILY = "*";

    static final List<Part> VALUE = List.of(new Part("", "", "", false));
    static final List<Part> TOTAL = List.of(new Part(MetricType.COUNTER.suffix(), "", "", false));
}
