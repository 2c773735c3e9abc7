// SPDX-License-Identifier: EPL-2.0
package kura.sensor;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What all sensors measured last, by their names. Whoever wants to know asks here: a sensor has one caller at a time, and
 * that is who reads it on its period. Any thread may ask; nobody waits for a sensor.
 */
@ProviderType
public interface SensorReadings {

    /**
     * One reading of a sensor.
     *
     * @param timestamp when it ended, in milliseconds since 1970
     * @param values what is good of it
     * @param failure why that is not all, in words; empty if it is
     */
    record Reading(long timestamp, List<Measurement> values, String failure) {

        /** Keeps a copy of the values. */
        public Reading {
            values = List.copyOf(values);
        }
    }

    /** The names of the sensors that are read now. */
    Set<String> names();

    /** The last reading of the sensor of that name; null if it was not read yet, or there is none of that name. */
    Reading last(String sensor);
}
