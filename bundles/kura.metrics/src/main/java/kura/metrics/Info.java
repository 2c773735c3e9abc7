// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;

/** Says something about the program or the machine in its labels; the number is always 1. */
public final class Info extends Metric<Info.DataPoint> {

    private Info(MetricFamily family, Handle handle) {
        super(family, handle, DataPoint.class);
    }

    /** Describes an info; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says this, besides what was said before. */
    public void addLabelValues(String... values) {
        labelValues(values);
    }

    /** Says this, and no longer what was said before. */
    public void setLabelValues(String... values) {
        replaceAll(values);
    }

    @Override
    DataPoint dataPoint(Handle owner, String[] values) {
        return new DataPoint(owner, values);
    }

    /** One series of an info. */
    public static final class DataPoint extends Series {

        private DataPoint(Handle owner, String[] labelValues) {
            super(owner, labelValues);
        }

        @Override
        public List<Part> parts() {
            return Part.INFO;
        }

        @Override
        public void read(Snapshot into) {
            into.clear(1);
            into.set(0, 1);
        }
    }

    /** Describes an info step by step. */
    public static final class Builder extends MetricBuilder<Builder, Info> {

        private Builder() {
            super(MetricType.INFO);
        }

        @Override
        Info make(MetricFamily family, Handle handle) {
            return new Info(family, handle);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
