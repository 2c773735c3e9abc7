// SPDX-License-Identifier: EPL-2.0
package kura.sensor;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that measures. Register one as a service and it is read on the sampling period, as long as the service is
 * there.
 *
 * <p>One reading is {@link #start()}, a wait outside of the sensor, {@link #proceed()} and further waits as long as it wants them, then
 * {@link #read()}. There is one caller at a time,
 * not always on the same thread; only {@link #name()}, {@link #line()} and {@link #remark()} are called at any
 * time, and must not wait. A
 * sensor that failed is asked again at the next period: it looks for its hardware anew by itself.
 */
@ConsumerType
public interface Sensor {

    /** What tells this sensor from all others on the machine: the value of the label {@code sensor}. May change. */
    String name();

    /**
     * What the sensor hangs on, for example {@code i2c-1}. Sensors with the same line are served by one thread, those
     * with different lines do not wait for one another. May change.
     */
    String line();

    /**
     * What an operator should know besides, in a sentence, for example that a new setting was refused; empty if nothing. May
     * change.
     */
    default String remark() {
        return "";
    }

    /**
     * Sets a measurement going, if the sensor has to be told. Does not wait for the end of it.
     *
     * @return after how many milliseconds to go on, at most 10,000
     * @throws IOException like {@link #read()}; the reading has failed then
     */
    default int start() throws IOException {
        return 0;
    }

    /**
     * Goes on with a measurement of several steps, one input after the other for example, when the time that was asked for is over: while
     * the sensor measures, others on its line have their turns. Does not wait.
     *
     * @return after how many milliseconds to go on again, at most 10,000; 0 if {@link #read()} is worth a try now
     * @throws IOException like {@link #read()}; the reading has failed then
     */
    default int proceed() throws IOException {
        return 0;
    }

    /**
     * Fetches what was measured. Ends within two seconds.
     *
     * @return at least one value; each {@link Quantity} at most once per input
     * @throws SensorException with the cause, and with what is good nevertheless, if only a part of the reading failed
     * @throws IOException if the cause is not one of {@link SensorException.Cause}
     */
    List<Measurement> read() throws IOException;
}
