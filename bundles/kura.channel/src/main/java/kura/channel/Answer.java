// SPDX-License-Identifier: EPL-2.0
package kura.channel;

/**
 * What came of reading a channel: a value, or why there is none.
 *
 * @param value null if there is none
 * @param timestamp when it was measured, in milliseconds since 1970
 * @param failure in words; empty if there is a value
 */
public record Answer(Number value, long timestamp, String failure) {

    /** A value of now. */
    public static Answer of(Number value) {
        return of(value, System.currentTimeMillis());
    }

    /** A value that was measured before. */
    public static Answer of(Number value, long timestamp) {
        return new Answer(value, timestamp, "");
    }

    /** No value. */
    public static Answer failed(String why) {
        return new Answer(null, System.currentTimeMillis(), why);
    }
}
