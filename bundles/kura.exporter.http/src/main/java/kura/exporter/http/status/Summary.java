// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.List;
import java.util.stream.Collectors;
import kura.exporter.http.status.Report.Sensor;
import kura.exporter.http.status.Report.State;

/** How all sensors are, in a sentence. A screen reader reads it out when it changes, so it says nothing that always changes. */
final class Summary {

    private static final int MOST_NAMES = 5;

    private Summary() {}

    static String of(List<Sensor> sensors) {
        List<Sensor> warning = sensors.stream().filter(Sensor::warns).toList();
        String verb = warning.size() == 1 ? " has a warning: " : " have a warning: ";
        return states(sensors) + (warning.isEmpty() ? "" : " " + warning.size() + verb + names(warning) + ".");
    }

    private static String states(List<Sensor> sensors) {
        List<Sensor> failing = in(State.FAILS, sensors);
        List<Sensor> waiting = in(State.WAITS, sensors);
        if (sensors.isEmpty()) {
            return "There are no sensors yet. Add one in Kura's console, under Services.";
        }
        if (!failing.isEmpty()) {
            return some(failing, sensors, "fails", "fail");
        }
        if (!waiting.isEmpty()) {
            return some(waiting, sensors, "waits for its first reading", "wait for their first reading");
        }
        return working(sensors.size(), in(State.SHOWS, sensors).size());
    }

    /** Of sensors that only have values nothing says whether they work. */
    private static String working(int all, int showing) {
        if (showing == 0) {
            return all == 1 ? "The sensor works." : "All " + all + " sensors work.";
        }
        String shows = showing == 1 ? "1 only shows values." : showing + " only show values.";
        return all - showing + " of " + all + " sensors " + (all - showing == 1 ? "works; " : "work; ") + shows;
    }

    private static String some(List<Sensor> some, List<Sensor> all, String one, String several) {
        String verb = some.size() == 1 ? one : several;
        return some.size() + " of " + all.size() + " sensors " + verb + ": " + names(some) + ".";
    }

    private static String names(List<Sensor> some) {
        String names = some.stream().limit(MOST_NAMES).map(Sensor::name).collect(Collectors.joining(", "));
        return names + (some.size() > MOST_NAMES ? " and " + (some.size() - MOST_NAMES) + " more" : "");
    }

    private static List<Sensor> in(State state, List<Sensor> sensors) {
        return sensors.stream().filter(sensor -> sensor.state() == state).toList();
    }
}
