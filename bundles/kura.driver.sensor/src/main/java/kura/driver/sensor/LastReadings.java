// SPDX-License-Identifier: EPL-2.0
package kura.driver.sensor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.channel.Answer;
import kura.channel.Line;
import kura.sensor.SensorReadings;
import kura.sensor.SensorReadings.Reading;

/** What sensors measured last. All channels of one sensor are of the same reading. */
record LastReadings(SensorReadings readings) implements Line<SensorChannel> {

    @Override
    public List<Answer> read(List<SensorChannel> channels) {
        Map<String, Reading> last = new HashMap<>();
        return channels.stream()
                .map(channel -> answer(channel, last.computeIfAbsent(channel.sensor(), readings::last)))
                .toList();
    }

    private Answer answer(SensorChannel channel, Reading reading) {
        if (reading != null) {
            return channel.in(reading);
        }
        var names = readings.names();
        return Answer.failed(
                names.contains(channel.sensor())
                        ? "the sensor " + channel.sensor() + " was not read yet"
                        : "setting sensor is '" + channel.sensor()
                                + "', allowed is one of the sensors that are there now: "
                                + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
