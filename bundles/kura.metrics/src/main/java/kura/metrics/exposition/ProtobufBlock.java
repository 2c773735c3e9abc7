// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.io.IOException;
import java.util.List;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricFamily;
import kura.metrics.MetricType;
import kura.metrics.Part;
import kura.metrics.Series;
import kura.metrics.Snapshot;
import kura.metrics.distribution.NativeHistogram;

/**
 * One family as a {@code MetricFamily} message with its length before it (io/prometheus/client/metrics.proto of
 * prometheus/client_model). Field numbers are those of that file.
 */
final class ProtobufBlock extends PageBlock {

    private static final int COUNTER = 0;
    private static final int GAUGE = 1;
    private static final int SUMMARY = 2;
    private static final int UNTYPED = 3;
    private static final int HISTOGRAM = 4;

    private final String name;
    private final String help;
    private final String unit;
    private final int type;
    private final double factor;
    private final Labels labels;

    ProtobufBlock(MetricFamily family, Naming naming) {
        super(family, naming);
        MetricDescriptor metric = family.descriptor();
        name = naming.name(metric);
        help = naming.help(metric);
        unit = naming.unit(metric);
        type = type(metric.type());
        factor = naming.factor(metric);
        labels = new Labels(family, naming);
    }

    private static int type(MetricType type) {
        return switch (type) {
            case COUNTER -> COUNTER;
            case GAUGE, INFO, STATESET -> GAUGE;
            case SUMMARY -> SUMMARY;
            case UNTYPED -> UNTYPED;
            case HISTOGRAM -> HISTOGRAM;
        };
    }

    @Override
    void write(Desk desk) throws IOException {
        PageBuffer message = desk.family;
        message.clear();
        Protobuf.text(1, name + family().descriptor().type().suffix(), message);
        if (!help.isEmpty()) {
            Protobuf.text(2, help, message);
        }
        Protobuf.number(3, type, message);
        int before = message.length();
        for (Series each : series()) {
            if (desk.read(each)) {
                metrics(each, desk, message);
            }
        }
        if (message.length() > before) {
            if (!unit.isEmpty()) {
                Protobuf.text(5, unit, message);
            }
            desk.value.clear();
            Protobuf.varint(message.length(), desk.value);
            desk.value.writeTo(desk);
            message.writeTo(desk);
        }
    }

    /** One metric for a series; of a state set one for each state. */
    private void metrics(Series series, Desk desk, PageBuffer family) {
        List<Part> parts = series.parts();
        switch (type) {
            case HISTOGRAM -> {
                begin(series, desk);
                histogram(series, parts, desk.snapshot, desk);
                Protobuf.message(7, desk.value, desk.series);
                Protobuf.message(4, desk.series, family);
            }
            case SUMMARY -> {
                begin(series, desk);
                summary(series, parts, desk.snapshot, desk);
                Protobuf.message(4, desk.value, desk.series);
                Protobuf.message(4, desk.series, family);
            }
            default -> {
                for (int i = 0; i < parts.size(); i++) {
                    begin(series, desk);
                    single(series, parts.get(i), desk.snapshot.number(i), desk);
                    Protobuf.message(4, desk.series, family);
                }
            }
        }
    }

    private void begin(Series series, Desk desk) {
        desk.series.clear();
        desk.value.clear();
        labels.forEach(series, (label, value) -> label(label, value, desk));
    }

    private static void label(String name, String value, Desk desk) {
        desk.field.clear();
        Protobuf.text(1, name, desk.field);
        Protobuf.text(2, value, desk.field);
        Protobuf.message(1, desk.field, desk.series);
    }

    private void single(Series series, Part part, double number, Desk desk) {
        if (part.labelName().equals(Part.FAMILY)) {
            label(name, part.labelValue(), desk);
        }
        Protobuf.number(1, part.whole() ? number : number * factor, desk.value);
        created(3, series, desk);
        int field =
                switch (type) {
                    case COUNTER -> 3;
                    case UNTYPED -> 5;
                    default -> 2;
                };
        Protobuf.message(field, desk.value, desk.series);
    }

    private void summary(Series series, List<Part> parts, Snapshot now, Desk desk) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.equals(Part.COUNT)) {
                Protobuf.number(1, (long) now.number(i), desk.value);
            } else if (part.equals(Part.SUM)) {
                Protobuf.number(2, now.number(i) * factor, desk.value);
            } else {
                desk.field.clear();
                Protobuf.number(1, part.bound(), desk.field);
                Protobuf.number(2, now.number(i) * factor, desk.field);
                Protobuf.message(3, desk.field, desk.value);
            }
        }
        created(4, series, desk);
    }

    private void histogram(Series series, List<Part> parts, Snapshot now, Desk desk) {
        NativeHistogram exponential = now.nativeHistogram();
        boolean classic = exponential == null || parts.size() > 3; // else there is a bucket for all, which is no news
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.equals(Part.COUNT)) {
                Protobuf.number(1, (long) now.number(i), desk.value);
            } else if (part.equals(Part.SUM)) {
                Protobuf.number(2, now.number(i) * factor, desk.value);
            } else if (classic) {
                desk.field.clear();
                Protobuf.number(1, (long) now.number(i), desk.field);
                Protobuf.number(2, part.bound(), desk.field);
                Protobuf.message(3, desk.field, desk.value);
            }
        }
        if (exponential != null) {
            ProtobufNativeHistogram.write(exponential, desk);
        }
        created(15, series, desk);
    }

    /** A google.protobuf.Timestamp: seconds, and nanoseconds of the second. */
    private static void created(int field, Series series, Desk desk) {
        long millis = series.createdMillis();
        if (millis > 0) {
            desk.field.clear();
            Protobuf.number(1, millis / 1000, desk.field);
            Protobuf.number(2, millis % 1000 * 1_000_000, desk.field);
            Protobuf.message(field, desk.field, desk.value);
        }
    }
}
