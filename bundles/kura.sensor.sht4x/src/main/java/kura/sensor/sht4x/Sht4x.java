// SPDX-License-Identifier: EPL-2.0
package kura.sensor.sht4x;

import java.io.IOException;
import java.util.List;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.chip.SensirionWords;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;

/**
 * Sensirion SHT40, SHT41, SHT43 and SHT45 on I²C: °C, and relative humidity 0 to 1. Measures with the highest precision;
 * its heater is never switched on. Datasheet SHT4x v6.
 */
final class Sht4x implements Chip {

    private static final int MEASURE = 0xFD; // high precision
    private static final int SERIAL = 0x89;
    private static final int RESET = 0x94;
    private static final int SHT3X_STATUS = 0xF32D;

    private static final int CONVERSION_MILLIS = 9; // 8.3 at most
    private static final int PATIENCE_MILLIS = 20;

    private final SensirionWords words;

    /** @throws SensorException if another chip answers */
    Sht4x(I2cBus bus, int address) throws IOException {
        words = new SensirionWords("SHT4x", bus, address);
        try {
            words.sendByte(RESET); // ends a measurement that another program began
            Pause.millis(1);
            words.identify(
                    this::serial,
                    "its serial number does not come as a SHT4x sends it; an INA219 may have the same address");
        } catch (BusException e) {
            throw e.kind() == BusException.Kind.NOT_ACKED && isSht3x() ? words.wrongChip("a SHT3x answers") : e;
        } catch (SensorException e) {
            throw isSht3x() ? words.wrongChip("a SHT3x answers") : e;
        }
    }

    @Override
    public int start() throws IOException {
        words.sendByte(MEASURE);
        return CONVERSION_MILLIS;
    }

    @Override
    public List<Measurement> read() throws IOException {
        int[] air = words.receive(2, PATIENCE_MILLIS);
        var temperature = words.temperature(air[0]);
        return List.of(temperature, new Measurement(Quantity.RELATIVE_HUMIDITY, relativeHumidity(air[1])));
    }

    @Override
    public boolean isNeverStill(Quantity quantity) {
        return true;
    }

    /** 0 to 1 of a word: the chip itself goes a little beyond both ends. */
    static double relativeHumidity(int word) {
        return Math.max(0, Math.min(100, -6 + 125.0 * word / 65535)) / 100;
    }

    private int[] serial() throws IOException {
        words.sendByte(SERIAL);
        return words.receive(2, PATIENCE_MILLIS);
    }

    /** It has the same address, and other commands. */
    private boolean isSht3x() throws IOException {
        try {
            words.ask(SHT3X_STATUS, 1, 1);
            return true;
        } catch (BusException | SensorException e) {
            return false;
        }
    }
}
