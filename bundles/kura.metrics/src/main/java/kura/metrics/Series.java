// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;

/** What a family holds for one set of label values: one number, or several that belong together. */
public abstract class Series {

    private static final int FACTOR = 0x9E3779B1; // so that texts which count up do not meet

    private final Handle owner;
    private final String[] labelValues;
    private final int hash;

    Series(Handle owner, String[] labelValues) {
        this.owner = owner;
        this.labelValues = labelValues;
        this.hash = hash(labelValues);
    }

    /** As many as the family has label names, in the order in which its {@link MetricDescriptor} has them. */
    public final List<String> labelValues() {
        return List.of(labelValues);
    }

    /** What its numbers are, in the order in which they are written; the same list every time. */
    public abstract List<Part> parts();

    /**
     * Looks its numbers up. What one observation changed is in all of them or in none.
     *
     * @param into gets as many as there are {@link #parts()}, in their order
     * @throws RuntimeException if they come from a callback and that failed: there are no numbers now
     */
    public abstract void read(Snapshot into);

    /** When it began to count, in milliseconds since 1970; 0 if it does not count or that is not known. */
    public long createdMillis() {
        return 0;
    }

    final Handle owner() {
        return owner;
    }

    final int hash() {
        return hash;
    }

    final String[] values() {
        return labelValues;
    }

    final String labelValue(int position) {
        return labelValues[position];
    }

    final boolean has(int hash, String[] values) {
        if (hash != this.hash) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals(labelValues[i])) {
                return false;
            }
        }
        return true;
    }

    /** The same for up to three values that are in no array; there are null ones for those that it does not have. */
    final boolean has(int hash, String first, String second, String third) {
        return hash == this.hash
                && first.equals(labelValues[0])
                && (second == null || second.equals(labelValues[1]))
                && (third == null || third.equals(labelValues[2]));
    }

    static int hash(String[] values) {
        int hash = 0;
        for (String value : values) {
            hash = hash * FACTOR + value.hashCode();
        }
        return hash ^ hash >>> 16;
    }

    static int hash(String first, String second, String third) {
        int hash = first.hashCode();
        hash = second == null ? hash : hash * FACTOR + second.hashCode();
        hash = third == null ? hash : hash * FACTOR + third.hashCode();
        return hash ^ hash >>> 16;
    }
}
