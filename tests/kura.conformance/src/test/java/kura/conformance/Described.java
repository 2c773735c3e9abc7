// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.List;

/**
 * A metric that is to be made in our registry and in the official one.
 *
 * @param name without what its type adds
 * @param help may be empty
 * @param unit may be empty
 * @param labelNames not sorted
 * @param series the label values that it is given in the course of a test
 * @param kind what type it is
 */
record Described(String name, String help, String unit, List<String> labelNames, List<List<String>> series, Kind kind) {

    String[] labelNamesArray() {
        return labelNames.toArray(String[]::new);
    }

    /** The label values of one of its series, whatever the number. */
    String[] labelValues(int any) {
        return series.get(any % series.size()).toArray(String[]::new);
    }
}
