// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Sensor;

/** What knows one chip. It was found when it was made; after a failure another one is made. One caller at a time. */
public interface Chip {

    /** As {@link Sensor#start()}. */
    default int start() throws IOException {
        return 0;
    }

    /** As {@link Sensor#read()}. */
    List<Measurement> read() throws IOException;

    /**
     * Whether the last bits of what it measures are never still for long, as those of a fine converter: it hangs if they are,
     * and is not believed any more. Not of a chip that rightly says the same for an hour: 0 lx, a steady voltage.
     */
    default boolean isNeverStill() {
        return false;
    }

    /** What an operator should know of the chip that was found, in a sentence; empty if nothing. Asked once. */
    default String remark() {
        return "";
    }
}
