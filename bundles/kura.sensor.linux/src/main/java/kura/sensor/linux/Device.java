// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.Sensor;
import kura.sensor.SensorException;

/** What a driver of the kernel offers for one chip. */
final class Device implements Sensor {

    private final String name;
    private final String line;
    private final Path folder;
    private final List<Channel> channels;

    /**
     * @param name stable over boots, whatever number the kernel gave the device
     * @param line that the sampler reads it on: of its own, unless others have to wait for it anyway; a driver may hang
     * @param folder where it is now
     */
    Device(String name, String line, Path folder, List<Channel> channels) {
        this.name = name;
        this.line = line;
        this.folder = folder;
        this.channels = withoutNeedlessInputs(channels);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String line() {
        return line;
    }

    /** What tells one device from another that came in its place. */
    String identity() {
        return line + "/" + name
                + channels.stream().map(each -> each.quantity() + each.input()).toList();
    }

    /** Where it is now: the same device may come back with another number. */
    Path folder() {
        return folder;
    }

    boolean isEmpty() {
        return channels.isEmpty();
    }

    @Override
    public List<Measurement> read() throws SensorException {
        List<Measurement> measured = new ArrayList<>();
        SensorException failure = null;
        for (Channel channel : channels) {
            try {
                measured.add(channel.measure());
            } catch (SensorException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw new SensorException(failure.reason(), failure.getMessage(), measured);
        }
        return measured;
    }

    private static List<Channel> withoutNeedlessInputs(List<Channel> channels) {
        Map<Quantity, Integer> counts = new HashMap<>();
        channels.forEach(channel -> counts.merge(channel.quantity(), 1, Integer::sum));
        return channels.stream()
                .map(channel -> counts.get(channel.quantity()) == 1 ? channel.named("") : channel)
                .toList();
    }
}
