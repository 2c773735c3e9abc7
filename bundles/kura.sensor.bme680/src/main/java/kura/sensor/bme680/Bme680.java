// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Bosch BME680 and BME688 on I²C: °C, relative humidity 0 to 1, Pa, and Ω of a gas sensor that is heated to 320 °C for
 * 150 ms each time. A period below 3 s warms the chip itself: it reads too warm and too dry. Datasheets
 * BST-BME680-DS001, BST-BME688-DS000.
 */
final class Bme680 implements Chip {

    private static final int TRIM_3 = 0x00; // 5 bytes
    private static final int FIELD = 0x1D; // 17 bytes: status, index, pressure, temperature, humidity, gas
    private static final int RES_HEAT_0 = 0x5A;
    private static final int GAS_WAIT_0 = 0x64;
    private static final int CTRL_GAS_0 = 0x70; // bit 3 switches the heater off
    private static final int CTRL_GAS_1 = 0x71; // run_gas, and which heater profile
    private static final int CTRL_HUM = 0x72; // oversampling of the humidity
    private static final int CTRL_MEAS = 0x74; // oversampling of temperature and pressure, mode
    private static final int CONFIG = 0x75; // filter
    private static final int TRIM_1 = 0x8A; // 23 bytes
    private static final int ID = 0xD0; // reads 0x61
    private static final int TRIM_2 = 0xE1; // 14 bytes
    private static final int VARIANT = 0xF0;

    private static final int OSRS_T_X8_P_X4 = 4 << 5 | 3 << 2;
    private static final int OSRS_H_X2 = 2;
    private static final int SLEEP = 0;
    private static final int FORCED = 1;
    private static final int MODE = 0x03;
    private static final int NEW_DATA = 0x80;
    private static final int GAS_VALID_AND_HEATER_STABLE = 0x30;
    private static final int NOT_MEASURED = 0x80000; // what the field holds after a reset

    private static final double PLATE_CELSIUS = 320;
    private static final int HEATING_MILLIS = 150;
    private static final int CONVERSION_MICROS = 1963 * (8 + 4 + 2) + 477 * 4 + 477 * 5 + 1000;

    private final Registers registers;
    private final Variant variant;
    private final Calibration calibration;
    private final Heater heater;
    private final int rangeSwitchingError;
    private double ambient = 25;

    /** @throws SensorException if another chip answers */
    Bme680(I2cBus bus, int address) throws IOException {
        registers = new Registers(bus, address);
        variant = identify();
        registers.reset();
        var trim = ByteBuffer.allocate(42);
        trim.put(registers.read(TRIM_1, 23)).put(registers.read(TRIM_2, 14)).put(registers.read(TRIM_3, 5));
        calibration = Calibration.of(trim.array());
        heater = Heater.of(trim.array());
        rangeSwitchingError = trim.get(41) >> 4;
    }

    @Override
    public int start() throws IOException {
        registers.write(CTRL_MEAS, SLEEP);
        registers.await(CTRL_MEAS, 1, MODE, SLEEP, 25); // a measurement that nobody fetched may still go on
        int resistance = heater.resistance(PLATE_CELSIUS, ambient);
        registers.write(
                CTRL_HUM, OSRS_H_X2, CONFIG, 0, RES_HEAT_0, resistance, GAS_WAIT_0, Heater.waiting(HEATING_MILLIS));
        registers.write(CTRL_GAS_0, 0, CTRL_GAS_1, variant.runGas(), CTRL_MEAS, OSRS_T_X8_P_X4 | FORCED);
        return (CONVERSION_MICROS + 999) / 1000 + HEATING_MILLIS;
    }

    @Override
    public List<Measurement> read() throws IOException {
        var field = ByteBuffer.wrap(registers.await(FIELD, 17, NEW_DATA, NEW_DATA, 5));
        int pressure = field.getInt(1) >> 4 & 0xFFFFF;
        int temperature = field.getInt(4) >> 4 & 0xFFFFF;
        int humidity = field.getShort(8) & 0xFFFF;
        if (pressure == NOT_MEASURED || temperature == NOT_MEASURED || humidity == NOT_MEASURED >> 4) {
            throw implausible("has measured nothing, or was reset meanwhile");
        }
        double fine = calibration.fineTemperature(temperature);
        var measurements = new ArrayList<Measurement>();
        measurements.add(within(-40, 85, Quantity.TEMPERATURE, Calibration.celsius(fine)));
        measurements.add(within(30_000, 110_000, Quantity.PRESSURE, calibration.pascals(pressure, fine)));
        measurements.add(new Measurement(Quantity.RELATIVE_HUMIDITY, calibration.relativeHumidity(humidity, fine)));
        addGas(field.getShort(variant.gasOffset()), measurements);
        ambient = Calibration.celsius(fine);
        return measurements;
    }

    private void addGas(int gas, List<Measurement> measurements) {
        if ((gas & GAS_VALID_AND_HEATER_STABLE) == GAS_VALID_AND_HEATER_STABLE) {
            double ohms = variant.ohms(gas >> 6 & 0x3FF, gas & 0x0F, rangeSwitchingError);
            measurements.add(new Measurement(Quantity.GAS_RESISTANCE, ohms));
        }
    }

    private Variant identify() throws IOException {
        int id = registers.read(ID, 1)[0] & 0xFF;
        if (id != 0x61) {
            String other = id == 0x60 ? ", a BME280" : id >= 0x56 && id <= 0x58 ? ", a BMP280" : "";
            throw wrongChip("id is 0x%02x%s".formatted(id, other));
        }
        int number = registers.read(VARIANT, 1)[0] & 0xFF;
        if (number >= Variant.values().length) {
            throw wrongChip("id is 0x61, but the variant is " + number + (number == 2 ? ", a BME690" : ""));
        }
        return Variant.values()[number];
    }

    private Measurement within(double least, double most, Quantity quantity, double value) throws SensorException {
        if (!(value >= least && value <= most)) {
            throw implausible("%s of %s is out of its range".formatted(quantity.metric(), value));
        }
        return new Measurement(quantity, value);
    }

    private SensorException wrongChip(String seen) {
        return new SensorException(Cause.WRONG_CHIP, "no BME680 at 0x%02x: %s".formatted(registers.address(), seen));
    }

    private SensorException implausible(String seen) {
        return new SensorException(Cause.IMPLAUSIBLE, "%s at 0x%02x: %s".formatted(variant, registers.address(), seen));
    }
}
