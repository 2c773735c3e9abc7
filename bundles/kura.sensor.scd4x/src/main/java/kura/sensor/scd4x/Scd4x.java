// SPDX-License-Identifier: EPL-2.0
package kura.sensor.scd4x;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.chip.SensirionWords;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Sensirion SCD40, SCD41 and SCD43 on I²C, always at 0x62: carbon dioxide in ppm, °C, and relative humidity 0 to 1.
 * Measures by itself every 5 s and is read when a measurement is due, no sooner. Nothing is ever written into its EEPROM.
 * Datasheet SCD4x v1.7.
 */
final class Scd4x implements Chip {

    private static final int STOP = 0x3F86;
    private static final int WAKE = 0x36F6; // if another program has sent it to sleep
    private static final int SERIAL = 0x3682; // 3 words
    private static final int RELOAD = 0x3646; // the settings in the EEPROM
    private static final int SET_TEMPERATURE_OFFSET = 0x241D;
    private static final int SET_ALTITUDE = 0x2427;
    private static final int SET_SELF_CALIBRATION = 0x2416;
    private static final int SET_PRESSURE = 0xE000; // may be sent while it measures
    private static final int MEASURE = 0x21B1;
    private static final int DATA_READY = 0xE4B8;
    private static final int READ = 0xEC05; // carbon dioxide, temperature, humidity; not acknowledged if nothing is new

    private static final int READY = 0x07FF; // any of these bits
    private static final int STOP_MILLIS = 500;
    private static final int READY_MILLIS = 30; // after waking and reloading
    private static final int INTERVAL_MILLIS = 5000;
    private static final int POLL_MILLIS = 20;
    private static final int POLLS = 50;
    private static final int MOST_PPM = 40_000;

    private final SensirionWords words;
    private final LongSupplier nanoTime;
    private long fetched; // or begun to measure

    /**
     * Stops it first: after a restart of the gateway it still measures, and takes no settings then.
     *
     * @param nanoTime a clock like {@link System#nanoTime()}
     * @throws SensorException if another chip answers
     */
    Scd4x(I2cBus bus, int address, Compensation place, LongSupplier nanoTime) throws IOException {
        this.words = new SensirionWords("SCD4x", bus, address);
        this.nanoTime = nanoTime;
        if (!words.offer(STOP)) {
            words.offer(WAKE); // which is never acknowledged
            Pause.millis(READY_MILLIS);
            words.send(STOP);
        }
        Pause.millis(STOP_MILLIS);
        words.identify(() -> words.ask(SERIAL, 1, 3), "its serial number does not come as a SCD4x sends it");
        words.send(RELOAD);
        Pause.millis(READY_MILLIS);
        set(SET_TEMPERATURE_OFFSET, place.temperatureOffset());
        set(SET_ALTITUDE, place.altitude());
        set(SET_SELF_CALIBRATION, place.selfCalibration() ? 1 : 0);
        words.send(MEASURE);
        fetched = nanoTime.getAsLong();
        if (place.pascals() > 0) {
            Pause.millis(1);
            set(SET_PRESSURE, place.hectopascals());
        }
    }

    /** It measures anyway: tells when the next measurement is due. Needs no transaction. */
    @Override
    public int start() {
        long passed = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - fetched);
        return (int) Math.max(0, INTERVAL_MILLIS - passed);
    }

    @Override
    public List<Measurement> read() throws IOException {
        int[] air = fetch();
        fetched = nanoTime.getAsLong();
        var temperature = words.temperature(air[1]);
        var humidity = new Measurement(Quantity.RELATIVE_HUMIDITY, air[2] / 65535.0);
        int ppm = air[0];
        if (ppm == 0 || ppm > MOST_PPM) {
            Cause cause = ppm == 0 ? Cause.NOT_READY : Cause.IMPLAUSIBLE;
            String seen =
                    words.failure(cause, "carbon dioxide reads " + ppm + " ppm").getMessage();
            throw new SensorException(cause, seen, List.of(temperature, humidity));
        }
        return List.of(new Measurement(Quantity.CARBON_DIOXIDE, ppm), temperature, humidity);
    }

    @Override
    public boolean isNeverStill(Quantity quantity) {
        return true;
    }

    private int[] fetch() throws IOException {
        try {
            return words.ask(READ, 1, 3);
        } catch (BusException e) {
            if (e.kind() != BusException.Kind.NOT_ACKED) {
                throw e;
            }
        }
        awaitData();
        return words.ask(READ, 1, 3);
    }

    /** Its clock may be slower than this one. */
    private void awaitData() throws IOException {
        for (int poll = 0; poll < POLLS; poll++) {
            if ((words.ask(DATA_READY, 1, 1)[0] & READY) != 0) {
                return;
            }
            Pause.millis(POLL_MILLIS);
        }
        throw words.failure(Cause.NOT_READY, "has measured nothing in 5 s; it is stopped, or was without power");
    }

    private void set(int command, int value) throws IOException {
        words.send(command, value);
        Pause.millis(1);
    }
}
