// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.chip.Reading;
import kura.chip.Registers;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Bosch BME680 and BME688 on I²C or SPI: °C, relative humidity 0 to 1, Pa, and Ω of a gas sensor that is heated each time.
 * A period below 3 s warms the chip itself: it reads too warm and too dry. Datasheets BST-BME680-DS001, BST-BME688-DS000.
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
    private static final int TRIM_1 = 0x8A; // 23 bytes
    private static final int ID = 0xD0; // reads 0x61
    private static final int TRIM_2 = 0xE1; // 14 bytes
    private static final int RESET = 0xE0;
    private static final int VARIANT = 0xF0;

    private static final int X2 = 2; // oversampling
    private static final int START = 4 << 5 | 3 << 2 | 1; // oversampling of temperature 8, of pressure 4, forced mode
    private static final int HEAT_OFF = 0x08;
    private static final int NEW_DATA = 0x80;
    private static final int CONVERSION_MICROS = 1963 * (8 + 4 + 2) + 477 * 4 + 477 * 5 + 1000;

    private final Registers registers;
    private final Heating heating;
    private final Variant variant;
    private final Calibration calibration;
    private final Heater heater;
    private final int rangeSwitchingError;
    private double ambient = 25;
    private boolean measuring; // and nobody fetched it yet

    private Bme680(Registers registers, Heating heating) throws IOException {
        this.registers = registers;
        this.heating = heating;
        variant = identify();
        reset();
        var trim = ByteBuffer.allocate(42);
        trim.put(registers.read(TRIM_1, 23)).put(registers.read(TRIM_2, 14)).put(registers.read(TRIM_3, 5));
        calibration = Calibration.of(trim.array());
        if (!calibration.isThere()) {
            throw new SensorException(Cause.IMPLAUSIBLE, this + ": has lost its calibration");
        }
        heater = Heater.of(trim.array());
        rangeSwitchingError = trim.get(41) >> 4;
    }

    /** @throws SensorException if another chip answers */
    static Bme680 on(I2cBus bus, int address, Heating heating) throws IOException {
        return new Bme680(Registers.on(bus, address), heating);
    }

    /** @throws SensorException if another chip answers, or none */
    static Bme680 on(SpiBus bus, Heating heating) throws IOException {
        return new Bme680(new PagedRegisters(Registers.on(bus)), heating);
    }

    @Override
    public int start() throws IOException {
        if (measuring) {
            reset(); // it takes no settings until it is done
        }
        int hot = heater.resistance(heating.celsius(), ambient);
        int time = Heater.waiting(heating.takes());
        int off = heating.isOff() ? HEAT_OFF : 0;
        int gas = heating.isOff() ? 0 : variant.runGas();
        registers.write(
                CTRL_HUM, X2, RES_HEAT_0, hot, GAS_WAIT_0, time, CTRL_GAS_0, off, CTRL_GAS_1, gas, CTRL_MEAS, START);
        measuring = true;
        return (CONVERSION_MICROS + 999) / 1000 + heating.takes();
    }

    @Override
    public List<Measurement> read() throws IOException {
        var field = Field.of(registers.await(FIELD, 17, NEW_DATA, NEW_DATA), variant);
        measuring = false;
        if (field.isEmpty()) {
            throw new SensorException(Cause.IMPLAUSIBLE, this + ": has measured nothing, or was reset meanwhile");
        }
        double fine = calibration.fineTemperature(field.temperature());
        var reading = new Reading(toString());
        if (reading.add(Quantity.TEMPERATURE, Calibration.celsius(fine), -40, 85)) {
            ambient = Calibration.celsius(fine);
            field.addPressure(reading, calibration, fine);
            field.addHumidity(reading, calibration, fine);
            if (!heating.isOff()) {
                field.addGas(reading, variant, rangeSwitchingError);
            }
        }
        return reading.measured();
    }

    @Override
    public boolean isNeverStill(Quantity quantity) {
        return quantity != Quantity.GAS_RESISTANCE; // a heater that is not warm yet makes that one move
    }

    /** All settings and data are gone then. */
    private void reset() throws IOException {
        registers.write(RESET, 0xB6);
        Pause.millis(10);
        measuring = false;
    }

    private Variant identify() throws IOException {
        int id = registers.id(ID);
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

    private SensorException wrongChip(String seen) {
        return new SensorException(Cause.WRONG_CHIP, "no BME680 " + registers.place() + ": " + seen);
    }

    @Override
    public String toString() {
        return variant + " " + registers.place();
    }
}
