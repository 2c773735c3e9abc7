// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

/** Which series a tick has, as runs of numbers that follow one another: in most ticks a single one. */
final class Ids {

    private static final int GROUP = 7;

    private Ids() {}

    static void write(BitWriter out, int[] ids) {
        int last = 0;
        for (int begin = 0, end; begin < ids.length; begin = end) {
            end = begin + 1;
            while (end < ids.length && ids[end] == ids[end - 1] + 1) {
                end++;
            }
            out.signed(ids[begin] - last, GROUP);
            out.groups(end - begin, GROUP);
            last = ids[end - 1];
        }
    }

    static int[] read(BitReader in, int count) {
        var ids = new int[count];
        int last = 0;
        for (int i = 0; i < count; ) {
            last += (int) in.signed(GROUP);
            long run = in.groups(GROUP);
            for (long end = i + run; i < end; i++) {
                ids[i] = last++;
            }
            last--;
        }
        return ids;
    }
}
