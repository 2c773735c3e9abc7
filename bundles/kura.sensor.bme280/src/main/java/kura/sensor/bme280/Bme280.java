// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.chip.Reading;
import kura.chip.Registers;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Bosch BME280 and BMP280 on I²C or SPI: °C, Pa, and, of the first, relative humidity 0 to 1. Sleeps between readings.
 * Datasheets BST-BME280-DS002, BST-BMP280-DS001.
 */
final class Bme280 implements Chip {

    private static final int TRIM = 0x88; // 24 bytes; 26 of a chip with humidity
    private static final int ID = 0xD0;
    private static final int RESET = 0xE0;
    private static final int TRIM_HUMIDITY = 0xE1; // 7 bytes
    private static final int CTRL_HUM = 0xF2; // oversampling of the humidity; counts with the next write of ctrl_meas
    private static final int STATUS =
            0xF3; // then ctrl_meas, config, nothing, pressure, temperature, humidity: 12 bytes
    private static final int CTRL_MEAS = 0xF4; // oversampling of temperature and pressure, mode
    private static final int CONFIG = 0xF5; // filter

    private static final int COPIES_TRIM = 0x01;
    private static final int BUSY = 0x08 | COPIES_TRIM; // measures or copies
    private static final int FILTER = 0x1C;
    private static final int MODE = 0x03;
    private static final int FORCED = 0x01;
    private static final int NOT_MEASURED = 0x80000; // what the data hold after a reset

    private final Registers registers;
    private final Model model;
    private final Precision precision;
    private final int controls; // ctrl_meas without a mode
    private final Calibration calibration;

    /** @throws SensorException if another chip answers, or none */
    Bme280(Registers registers, Model model, Precision precision) throws IOException {
        this.registers = registers;
        this.model = model;
        this.precision = precision;
        this.controls = precision.osrs() << 5 | precision.osrs() << 2;
        int id = registers.id(ID);
        if (!model.has(id)) {
            String seen = "no " + model + " " + registers.place() + ": " + Model.words(id);
            throw new SensorException(Cause.WRONG_CHIP, seen);
        }
        reset();
        calibration = calibration();
        registers.write(CONFIG, precision.config());
    }

    @Override
    public int start() throws IOException {
        if (model.hasHumidity()) {
            registers.write(CTRL_HUM, precision.osrs(), CTRL_MEAS, controls | FORCED);
        } else {
            registers.write(CTRL_MEAS, controls | FORCED);
        }
        return precision.takes(model.hasHumidity());
    }

    @Override
    public List<Measurement> read() throws IOException {
        var field = ByteBuffer.wrap(registers.await(STATUS, model.hasHumidity() ? 12 : 10, BUSY, 0));
        if ((field.get(1) & ~MODE) != (byte) controls || (field.get(2) & FILTER) != precision.config()) {
            throw failure(Cause.NOT_READY, "has lost its settings: it was reset meanwhile");
        }
        int pressure = field.getInt(3) >> 4 & 0xFFFFF;
        int temperature = field.getInt(6) >> 4 & 0xFFFFF;
        if (pressure == NOT_MEASURED && temperature == NOT_MEASURED) { // the latter alone is one like any other
            throw failure(Cause.IMPLAUSIBLE, "has measured nothing");
        }
        double fine = calibration.fineTemperature(temperature);
        var reading = new Reading(toString());
        if (reading.add(Quantity.TEMPERATURE, Calibration.celsius(fine), -40, 85)) {
            addPressure(pressure, fine, reading);
            if (model.hasHumidity()) {
                addHumidity(field.getShort(10) & 0xFFFF, fine, reading);
            }
        }
        return reading.measured();
    }

    @Override
    public boolean isNeverStill(Quantity quantity) {
        return true;
    }

    private void addPressure(int raw, double fine, Reading reading) {
        if (raw == NOT_MEASURED) {
            reading.fail(Cause.IMPLAUSIBLE, "has measured no pressure");
        } else {
            reading.add(Quantity.PRESSURE, calibration.pascals(raw, fine), 30_000, 110_000);
        }
    }

    private void addHumidity(int raw, double fine, Reading reading) {
        if (raw == NOT_MEASURED >> 4) {
            reading.fail(Cause.IMPLAUSIBLE, "has measured no humidity");
        } else {
            reading.add(Quantity.RELATIVE_HUMIDITY, calibration.relativeHumidity(raw, fine), 0, 1);
        }
    }

    /** All settings are gone then, and it sleeps: only so does it take all of them. */
    private void reset() throws IOException {
        registers.write(RESET, 0xB6);
        Pause.millis(2);
        registers.await(STATUS, 1, COPIES_TRIM, 0);
    }

    private Calibration calibration() throws IOException {
        byte[] common = registers.read(TRIM, model.hasHumidity() ? 26 : 24);
        byte[] humidity = model.hasHumidity() ? registers.read(TRIM_HUMIDITY, 7) : new byte[0];
        var calibration = Calibration.of(common, humidity);
        if (!calibration.isThere()) {
            throw failure(Cause.IMPLAUSIBLE, "has lost its calibration");
        }
        return calibration;
    }

    private SensorException failure(Cause cause, String seen) {
        return new SensorException(cause, this + ": " + seen);
    }

    @Override
    public String toString() {
        return model + " " + registers.place();
    }
}
