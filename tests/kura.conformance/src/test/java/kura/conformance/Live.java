// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

/** A metric as it is on one of the sides. */
interface Live {

    /** Sets, adds or observes a number, as the metric's type has it. */
    void update(String[] labelValues, double number);

    /** Takes a series away. */
    void remove(String[] labelValues);

    /** Takes the whole metric away. */
    void leave();
}
