// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

/**
 * What became of an upload or a removal.
 *
 * @param status of HTTP
 * @param words for whoever asked for it
 */
record Answer(int status, String words) {

    static final Answer FOREIGN = new Answer(403, "Only this page itself may change packages.");

    static Answer done(String words) {
        return new Answer(200, words);
    }

    /** What was sent is no good, or does not fit what is there. */
    static Answer refused(String words) {
        return new Answer(422, words);
    }

    /** It is installed, and does not run. */
    static Answer incomplete(String words) {
        return new Answer(424, words);
    }
}
