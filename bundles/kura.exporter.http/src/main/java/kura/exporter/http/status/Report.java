// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.List;

/**
 * What the page says, in words; its JSON has the same names.
 *
 * @param summary how the sensors are, in one sentence that changes only when a state does
 * @param troubles of the endpoint, and of other parts of the gateway
 * @param minutes that the points of a value span
 */
public record Report(String summary, List<String> troubles, List<Sensor> sensors, List<Fact> facts, int minutes) {

    /** How a sensor is. */
    enum State {
        /** Its last reading succeeded. */
        WORKS,
        /** Its last reading failed. */
        FAILS,
        /** It was not read yet. */
        WAITS,
        /** It has values, and nothing says whether it works. */
        SHOWS;

        @Override
        public String toString() {
            return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A sensor.
     *
     * @param cause as the metric has it, or null
     * @param words what that means, and {@code advice} what to do; null if all is well
     * @param said by the sensor itself: what exactly failed, or which setting was refused; null for nothing
     * @param age of the last successful reading, in seconds; NaN if there was none
     */
    record Sensor(
            String name,
            State state,
            String cause,
            String words,
            String advice,
            String said,
            double age,
            long reads,
            long errors,
            List<Value> values) {

        /** Whether it has something to say although it does not fail, for example that a setting was refused. */
        boolean warns() {
            return said != null && !said.isEmpty() && state != State.FAILS;
        }
    }

    /**
     * A value, with its unit.
     *
     * @param now null while the sensor fails
     * @param last the last one there was; like low and high null if nothing is remembered
     * @param points the last minutes, a {@link Sparkline}
     */
    record Value(String name, String now, String last, String low, String high, String points) {}

    /** A number that the endpoint tells of itself. */
    record Fact(String name, String value) {}

    /** As the page's script reads it. */
    public String json() {
        return Json.of(this);
    }

    /** For browsers without the script, and until it runs: a piece of HTML. */
    public String html() {
        return Html.of(this);
    }
}
