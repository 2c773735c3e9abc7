// SPDX-License-Identifier: EPL-2.0
package kura.sensor.sht3x;

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
 * Sensirion SHT30, SHT31 and SHT35 on I²C: °C, and relative humidity 0 to 1. Single measurements of the highest
 * repeatability, never with a stretched clock. Datasheet SHT3x-DIS v7.
 */
final class Sht3x implements Chip {

    private static final int MEASURE = 0x2400; // high repeatability, without clock stretching
    private static final int BREAK = 0x3093; // ends measuring at intervals
    private static final int RESET = 0x30A2;
    private static final int STATUS = 0xF32D;
    private static final int SHT4X_SERIAL = 0x89;

    private static final int CONVERSION_MILLIS = 16; // 15.5 at most
    private static final int PATIENCE_MILLIS = 30;

    private final SensirionWords words;

    /** @throws SensorException if another chip answers */
    Sht3x(I2cBus bus, int address) throws IOException {
        words = new SensirionWords("SHT3x", bus, address);
        try {
            words.offer(BREAK); // another program may have left it measuring, and it takes no other command then
            Pause.millis(1);
            words.send(RESET); // the heater is off then
            Pause.millis(2);
            words.identify(
                    () -> words.ask(STATUS, 1, 1),
                    "its status does not come as a SHT3x sends it; an INA219 may have the same address");
        } catch (BusException e) {
            throw e.kind() == BusException.Kind.NOT_ACKED && isSht4x() ? words.wrongChip("a SHT4x answers") : e;
        } catch (SensorException e) {
            throw isSht4x() ? words.wrongChip("a SHT4x answers") : e;
        }
    }

    @Override
    public int start() throws IOException {
        words.send(MEASURE);
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

    /** 0 to 1 of a word. */
    static double relativeHumidity(int word) {
        return word / 65535.0;
    }

    /** It has the same address, and other commands. */
    private boolean isSht4x() throws IOException {
        try {
            words.sendByte(SHT4X_SERIAL);
            words.receive(2, 10);
            return true;
        } catch (BusException | SensorException e) {
            return false;
        }
    }
}
