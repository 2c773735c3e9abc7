// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.Sensor;

/** What knows one chip. It was found when it was made; after a failure another one is made. One caller at a time. */
public interface Chip {

    /** As {@link Sensor#start()}. */
    default int start() throws IOException {
        return 0;
    }

    /** As {@link Sensor#proceed()}. Once it has said 0 it does nothing until the next start. */
    default int proceed() throws IOException {
        return 0;
    }

    /** As {@link Sensor#read()}. */
    List<Measurement> read() throws IOException;

    /** What was measured, after the steps that nobody has gone through yet: waits between them. */
    default List<Measurement> finish() throws IOException {
        for (int millis = proceed(); millis > 0; millis = proceed()) {
            Pause.millis(millis);
        }
        return read();
    }

    /**
     * Whether the last bits of what it measures of this are never still for long, as those of a fine converter: if all such stand
     * still it hangs, and is not believed any more. Not of what is rightly the same for an hour: 0 lx, a steady voltage.
     */
    default boolean isNeverStill(Quantity quantity) {
        return false;
    }

    /** What an operator should know of the chip that was found, in a sentence; empty if nothing. Asked once. */
    default String remark() {
        return "";
    }
}
