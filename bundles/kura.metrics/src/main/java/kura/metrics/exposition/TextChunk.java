// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.io.IOException;
import java.util.List;
import kura.metrics.Part;
import kura.metrics.Series;

/**
 * Some lines of a family, kept as bytes from one page to the next. A number that changed is written over the old one; where it
 * is longer or shorter, the lines are put together anew from what did not change.
 */
final class TextChunk {

    private final TextLines lines;
    private final List<Series> series; // of the whole family
    private final int from;
    private final int to;
    private final boolean[] shown; // by series: whether its lines are there
    private final long[] bits; // by number: what stands there
    private final int[] at; // by number: where
    private final byte[] digits; // by number: how long
    private byte[] text = {};
    private int length;

    TextChunk(TextLines lines, List<Series> series, int from, int to) {
        this.lines = lines;
        this.series = series;
        this.from = from;
        this.to = to;
        int numbers = 0;
        for (Series each : series.subList(from, to)) {
            numbers += each.parts().size();
        }
        shown = new boolean[to - from];
        bits = new long[numbers];
        at = new int[numbers];
        digits = new byte[numbers];
    }

    boolean isEmpty() {
        return length == 0;
    }

    void writeTo(Desk desk) throws IOException {
        desk.out(text, length);
    }

    /** Brings all numbers up to date. */
    void update(Desk desk) {
        desk.edit.begin(text);
        int number = 0;
        int place = 0; // in the text as it was
        for (int i = 0; i < shown.length; i++) {
            Series each = series.get(from + i);
            List<Part> parts = each.parts();
            boolean there = desk.read(each);
            int next = number + parts.size();
            if (shown[i]) {
                int end = at[next - 1] + digits[next - 1] + 1;
                if (there) {
                    change(parts, number, next, desk);
                } else {
                    desk.edit.cut(place, end);
                }
                place = end;
            } else if (there) {
                insert(each, number, place, desk);
            }
            shown[i] = there;
            number = next;
        }
        if (desk.edit.isChanged()) {
            keep(desk.edit.finish(length));
        }
    }

    private void change(List<Part> parts, int from, int to, Desk desk) {
        for (int number = from; number < to; number++) {
            int place = at[number];
            at[number] = desk.edit.position(place);
            if (bits(desk, number - from) != bits[number]) {
                rewrite(parts.get(number - from), number - from, number, place, desk);
            }
        }
    }

    private void rewrite(Part part, int index, int number, int place, Desk desk) {
        int before = digits[number];
        format(part, index, number, desk);
        if (digits[number] == before) {
            System.arraycopy(desk.number, 0, text, place, before);
        } else {
            desk.edit.cut(place, place + before);
            desk.edit.insert(place + before).append(desk.number, 0, digits[number]);
        }
    }

    private void insert(Series series, int first, int place, Desk desk) {
        PageBuffer anew = desk.edit.insert(place);
        List<Part> parts = series.parts();
        for (int i = 0; i < parts.size(); i++) {
            int number = first + i;
            anew.append(lines.start(series, parts.get(i)));
            at[number] = anew.length();
            format(parts.get(i), i, number, desk);
            anew.append(desk.number, 0, digits[number]);
            anew.append((byte) '\n');
        }
    }

    private void format(Part part, int index, int number, Desk desk) {
        double now = desk.snapshot.number(index);
        bits[number] = Double.doubleToRawLongBits(now);
        digits[number] = (byte)
                (part.whole()
                        ? DecimalText.writeWhole((long) now, desk.number, 0)
                        : desk.decimals.write(now * lines.factor(), desk.number, 0));
    }

    private static long bits(Desk desk, int index) {
        return Double.doubleToRawLongBits(desk.snapshot.number(index));
    }

    private void keep(PageBuffer anew) {
        length = anew.length();
        if (length > text.length || length < text.length / 2) {
            int spare = text.length == 0 ? 0 : length / 16; // what became longer once becomes longer again
            text = new byte[length + spare];
        }
        anew.copyTo(text);
    }
}
