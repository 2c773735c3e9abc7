// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads requests of remote write 1.0, as a receiver does; that they are right the tests of the encoder show. */
public final class Requests {

    private Requests() {}

    /**
     * A sample as a receiver sees it.
     *
     * @param series labels, name=value with commas between them
     */
    public record Sample(String series, long millis, double value) {}

    /** All samples of a request. */
    public static List<Sample> samples(byte[] body) {
        List<Sample> all = new ArrayList<>();
        for (byte[] series : fields(1, uncompressed(body))) {
            List<String> labels = new ArrayList<>();
            for (byte[] label : fields(1, series)) {
                labels.add(new String(fields(1, label).get(0), UTF_8) + "="
                        + new String(fields(2, label).get(0), UTF_8));
            }
            for (byte[] sample : fields(2, series)) {
                var value = ByteBuffer.wrap(fields(1, sample).get(0)).order(ByteOrder.LITTLE_ENDIAN);
                long millis = varint(ByteBuffer.wrap(fields(2, sample).get(0)));
                all.add(new Sample(String.join(",", labels), millis, value.getDouble()));
            }
        }
        return all;
    }

    /** The names of metrics whose metadata are in a request. */
    public static List<String> metadata(byte[] body) {
        return fields(3, uncompressed(body)).stream()
                .map(each -> new String(fields(2, each).get(0), UTF_8))
                .toList();
    }

    private static List<byte[]> fields(int wanted, byte[] message) {
        List<byte[]> found = new ArrayList<>();
        var in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long key = varint(in);
            int start = in.position();
            int length =
                    switch ((int) (key & 7)) {
                        case 0 -> {
                            varint(in);
                            int size = in.position() - start;
                            in.position(start);
                            yield size;
                        }
                        case 1 -> 8;
                        case 2 -> (int) varint(in);
                        default -> throw new IllegalArgumentException("field of kind " + (key & 7));
                    };
            byte[] value = new byte[length];
            in.get(value);
            if (key >>> 3 == wanted) {
                found.add(value);
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static byte[] uncompressed(byte[] block) {
        var in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        byte[] out = new byte[(int) varint(in)];
        int at = 0;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            int length = (tag >> 2) + 1;
            if ((tag & 3) == 0) {
                if (length > 60) {
                    byte[] bytes = new byte[4];
                    in.get(bytes, 0, length - 60);
                    length = ByteBuffer.wrap(bytes)
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .getInt()
                            + 1;
                }
                in.get(out, at, length);
                at += length;
            } else {
                int back = (tag & 3) == 1 ? (tag >> 5) << 8 | in.get() & 0xFF : in.getShort() & 0xFFFF;
                length = (tag & 3) == 1 ? (tag >> 2 & 7) + 4 : length;
                for (int end = at + length; at < end; at++) {
                    out[at] = out[at - back];
                }
            }
        }
        return out;
    }
}
