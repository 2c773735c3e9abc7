// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import kura.metrics.distribution.ExponentialBuckets;
import kura.metrics.distribution.NativeHistogram;

/**
 * The fields of a native histogram: buckets in spans without large gaps, and of each how much more or less it holds than the
 * one before. As the official clients do, a gap of one or two is filled with empty buckets.
 */
final class ProtobufNativeHistogram {

    private static final int FILLED_GAP = 2;

    private ProtobufNativeHistogram() {}

    static void write(NativeHistogram histogram, Desk desk) {
        Protobuf.signed(5, histogram.schema(), desk.value);
        Protobuf.number(6, histogram.zeroThreshold(), desk.value);
        Protobuf.number(7, histogram.zeroCount(), desk.value);
        spans(9, histogram.negative(), desk);
        deltas(10, histogram.negative(), desk);
        spans(12, histogram.positive(), desk);
        if (histogram.zeroThreshold() == 0 && histogram.count() == 0) {
            span(12, 0, 0, desk); // says that it is native where nothing else does, as the .proto file wants it
        }
        deltas(13, histogram.positive(), desk);
    }

    /** Each span says how far it is from the end of the last one, and how long. */
    private static void spans(int field, ExponentialBuckets buckets, Desk desk) {
        int end = 0;
        int i = 0;
        while (i < buckets.size()) {
            int start = buckets.index(i);
            int next = start + 1;
            for (i++; i < buckets.size() && buckets.index(i) - next <= FILLED_GAP; i++) {
                next = buckets.index(i) + 1;
            }
            span(field, start - end, next - start, desk);
            end = next;
        }
    }

    private static void span(int field, int offset, int length, Desk desk) {
        desk.field.clear();
        Protobuf.signed(1, offset, desk.field);
        Protobuf.number(2, length, desk.field);
        Protobuf.message(field, desk.field, desk.value);
    }

    private static void deltas(int field, ExponentialBuckets buckets, Desk desk) {
        long last = 0;
        for (int i = 0; i < buckets.size(); i++) {
            int gap = i == 0 ? 0 : buckets.index(i) - buckets.index(i - 1) - 1;
            for (int empty = 0; gap <= FILLED_GAP && empty < gap; empty++) {
                Protobuf.signed(field, -last, desk.value);
                last = 0;
            }
            Protobuf.signed(field, buckets.count(i) - last, desk.value);
            last = buckets.count(i);
        }
    }
}
