// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

import java.util.List;

/** What a number belongs to. Two with the same labels are equal; of one {@link Sampling} there is one object for each. */
public final class Series {

    private final List<String> labels;
    private final Family family;
    private final int hash;

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
        var text = new StringBuilder();
        for (int i = 0; i < labels.size(); i += 2) {
            if (labels.get(i).equals("__name__")) {
                text.insert(0, labels.get(i + 1) + "{");
            } else {
                text.append(labels.get(i))
                        .append("=\"")
                        .append(labels.get(i + 1))
                        .append("\",");
            }
        }
        return text.toString().replaceFirst(",?$", "}");
    }
}
