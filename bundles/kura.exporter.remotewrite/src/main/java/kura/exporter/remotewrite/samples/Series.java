// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** What a number belongs to. Two with the same labels are equal; of one {@link Sampling} there is one object for each. */
public final class Series {

    private final List<String> labels;
    private final Family family;
    private final int hash;
    private volatile byte[] encoded;

    /**
     * @param labels name, value, name, value and so on, in the order of the names' bytes, {@code __name__} among them; none
     *     without a value
     */
    public Series(List<String> labels, Family family) {
        this.labels = List.copyOf(labels);
        this.family = family;
        this.hash = this.labels.hashCode();
    }

    /** Name, value, name, value and so on, in the order of the names' bytes, {@code __name__} among them. */
    public List<String> labels() {
        return labels;
    }

    /** Not part of what it is. */
    public Family family() {
        return family;
    }

    /** What somebody makes of the labels, made once: it is sent again and again. There is one such maker only. */
    public byte[] encoded(Function<List<String>, byte[]> encoder) {
        byte[] made = encoded;
        if (made == null) {
            made = encoder.apply(labels);
            encoded = made;
        }
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Series series && hash == series.hash && labels.equals(series.labels);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As queries write it. */
    @Override
    public String toString() {
        String name = "";
        var text = new StringJoiner(",", "{", "}");
        for (int i = 0; i < labels.size(); i += 2) {
            String value = labels.get(i + 1);
            if (labels.get(i).equals("__name__")) {
                name = value;
            } else {
                String escaped =
                        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
                text.add(labels.get(i) + "=\"" + escaped + "\"");
            }
        }
        return name + text;
    }
}
