// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricSource;

/** How sensors are and were in the last minutes. May be used from any thread. */
public final class Status {

    /** How often {@link #sample} wants to be called. */
    public static final int SAMPLE_SECONDS = 10;

    private static final int MOST_TRACKS = 200;
    private static final int POINTS = 60;
    private static final int MINUTES = SAMPLE_SECONDS * POINTS / 60;

    private final History history = new History(MOST_TRACKS, POINTS);
    private final Failures failures = new Failures();

    /** Whether what is said here is wrong without this metric, and not just less. */
    public static boolean needs(MetricDescriptor metric) {
        return Glance.HEALTH.contains(metric.name()) || metric.name().startsWith(OwnNumbers.PREFIX);
    }

    /** Remembers the values of now. */
    public void sample(MetricSource source) {
        var glance = new Glance(source);
        failures.observe(glance);
        history.record(Math.floorDiv(glance.time(), TimeUnit.SECONDS.toNanos(SAMPLE_SECONDS)), glance.values());
    }

    /**
     * What there is to say now.
     *
     * @param endpoint that says it
     * @param where it listens
     * @param troubles it has itself
     */
    public Report report(MetricSource source, String endpoint, String where, List<String> troubles) {
        var glance = new Glance(source);
        failures.observe(glance);
        List<Report.Sensor> sensors = new ArrayList<>();
        var said = new Remarks(source.remarks());
        glance.sensors().forEach((name, sensor) -> sensors.add(sensor(name, sensor, said.of(name))));
        var all = new ArrayList<>(troubles);
        all.addAll(said.others(endpoint));
        if (glance.isPartial()) {
            all.add("There is more than fits here; all of it is in the metrics.");
        }
        return new Report(Summary.of(sensors), all, sensors, OwnNumbers.of(source, endpoint, where), MINUTES);
    }

    private Report.Sensor sensor(String name, Glance.Sensor seen, String said) {
        var state = state(seen);
        String cause = state == Report.State.FAILS ? failures.cause(name) : null;
        return new Report.Sensor(
                name,
                state,
                cause,
                cause == null ? null : Trouble.words(cause),
                cause == null ? null : Trouble.advice(cause),
                said,
                age(seen.lastSuccess),
                (long) seen.reads,
                (long) seen.errors.values().stream().mapToDouble(each -> each).sum(),
                values(name, seen, state));
    }

    /** In seconds, to a tenth; the clock may have been set back. */
    private static double age(double since) {
        double age = Math.max(0, System.currentTimeMillis() / 1000.0 - since);
        return Double.isNaN(age) ? age : Math.rint(age * 10) / 10;
    }

    private List<Report.Value> values(String name, Glance.Sensor seen, Report.State state) {
        List<Report.Value> values = new ArrayList<>();
        seen.values.forEach((track, value) -> values.add(value(track, value)));
        if (state == Report.State.FAILS) { // what it said before
            history.of(name).stream()
                    .filter(track -> !seen.values.containsKey(track))
                    .forEach(track -> values.add(value(track, Double.NaN)));
        }
        return values;
    }

    private Report.Value value(Track track, double now) {
        float[] points = withNow(history.points(track), now);
        var unit = track.unit();
        double low = Double.NaN;
        double high = Double.NaN;
        double last = Double.NaN;
        for (float point : points) {
            if (!Float.isNaN(point)) {
                last = point;
                low = point >= low ? low : point;
                high = point <= high ? high : point;
            }
        }
        return new Report.Value(
                track.title(),
                text(unit, now),
                text(unit, last),
                text(unit, low),
                text(unit, high),
                Sparkline.of(points));
    }

    private static float[] withNow(float[] history, double now) {
        if (history.length == 0) {
            return history;
        }
        float[] all = Arrays.copyOf(history, history.length + 1);
        all[history.length] = (float) now;
        return all;
    }

    private static String text(Unit unit, double value) {
        return Double.isNaN(value) ? null : unit.text(value);
    }

    private static Report.State state(Glance.Sensor seen) {
        if (Double.isNaN(seen.up)) {
            return Report.State.SHOWS;
        }
        if (seen.up > 0) {
            return Report.State.WORKS;
        }
        return seen.errors.isEmpty() ? Report.State.WAITS : Report.State.FAILS;
    }
}
