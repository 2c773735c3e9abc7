// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;

/** Some series with their numbers in a file, deflated: labels, family, and the value from which batches begin. */
final class Dictionary {

    private Dictionary() {}

    /** @param first the number of the first series; the others follow */
    static byte[] write(int first, List<Series> series, double[] bases) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(first);
            out.writeInt(series.size());
            var families = new HashMap<Family, Integer>();
            for (int i = 0; i < series.size(); i++) {
                var one = series.get(i);
                out.writeShort(one.labels().size());
                for (var text : one.labels()) {
                    write(out, text);
                }
                int known = families.size();
                int family = families.computeIfAbsent(one.family(), added -> known);
                out.writeInt(family);
                if (family == known) {
                    write(out, one.family().name());
                    write(out, one.family().type());
                    write(out, one.family().help());
                    write(out, one.family().unit());
                }
                out.writeLong(Double.doubleToRawLongBits(bases[i]));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Adds to what is known under a number, and where its batches begin. */
    static void read(byte[] bytes, int offset, int length, Map<Integer, Series> known, Past past) throws IOException {
        var texts = new HashMap<String, String>();
        var families = new ArrayList<Family>();
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, offset, length)))) {
            int first = in.readInt();
            int count = in.readInt();
            for (int id = first; id < first + count; id++) {
                var labels = new String[in.readUnsignedShort()];
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = read(in, texts);
                }
                int family = in.readInt();
                if (family == families.size()) {
                    families.add(new Family(read(in, texts), read(in, texts), read(in, texts), read(in, texts)));
                }
                known.put(id, new Series(List.of(labels), families.get(family)));
                past.base(id, Double.longBitsToDouble(in.readLong()));
            }
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in, Map<String, String> texts) throws IOException {
        return texts.computeIfAbsent(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8), text -> text);
    }
}
