// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

/**
 * What stands before the numbers of a tick in a file. It says how many went before, so that a gap is known and counted.
 *
 * @param ordinal of the ticks in the file
 * @param batch of the batches in the file
 * @param position in the batch; each tick but the first needs the ones before it
 * @param before how many samples the file has before this tick
 * @param samples of this tick
 * @param millis its time
 */
record Head(int ordinal, int batch, int position, long before, int samples, long millis) {

    private static final int GROUP = 7;

    void write(BitWriter out) {
        out.groups(ordinal, GROUP);
        out.groups(batch, GROUP);
        out.groups(position, GROUP);
        out.groups(before, GROUP);
        out.groups(samples, GROUP);
        out.signed(millis, GROUP);
    }

    static Head read(BitReader in) {
        return new Head(
                (int) in.groups(GROUP),
                (int) in.groups(GROUP),
                (int) in.groups(GROUP),
                in.groups(GROUP),
                (int) in.groups(GROUP),
                in.signed(GROUP));
    }

    /** Whether this tick can be read if that one could. */
    boolean follows(Head other) {
        return position == 0
                || other != null
                        && other.ordinal + 1 == ordinal
                        && other.batch == batch
                        && other.position + 1 == position;
    }
}
