// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import kura.metrics.MetricRegistry;
import kura.sensor.Sensor;

/** A door to the sampler as it ships, for shorter periods than its settings allow. */
public final class Sampling implements AutoCloseable {

    private final Sampler sampler;

    public Sampling(MetricRegistry registry, double periodSeconds) {
        sampler = new Sampler(registry, periodSeconds);
    }

    public void add(Sensor sensor) {
        sampler.add(sensor, sensor.name());
    }

    @Override
    public void close() {
        sampler.close();
    }
}
