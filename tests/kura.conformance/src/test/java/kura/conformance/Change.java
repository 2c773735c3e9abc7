// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

/**
 * Something that happens to one metric on both sides.
 *
 * @param metric which one, whatever the number
 * @param series which of its series, whatever the number
 * @param number what it is updated with
 */
record Change(What what, int metric, int series, double number) {

    enum What {
        UPDATE,
        /** Takes a series away, if it is there. */
        REMOVE,
        /** Takes the metric away, or makes it if it is away. */
        LEAVE_OR_COME
    }
}
