// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Crc8;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Silicon Labs Si7021 and its family on I²C, always at 0x40: °C, and relative humidity 0 to 1. Datasheets Si7021-A20 rev
 * 1.2, HTU21D(F) HPC199, SHT21 v4. Never lets the chip stretch the clock: Broadcom's I²C cannot bear it.
 */
final class Si7021 implements Chip {

    private static final byte WRITE_USER_REGISTER = (byte) 0xE6;
    private static final byte[] READ_USER_REGISTER = {(byte) 0xE7};
    private static final byte[] MEASURE_TEMPERATURE = {(byte) 0xF3};
    private static final byte[] MEASURE_HUMIDITY = {(byte) 0xF5};
    private static final byte[] RESET = {(byte) 0xFE};
    private static final byte[] ELECTRONIC_ID = {(byte) 0xFC, (byte) 0xC9}; // SNB3, SNB2, CRC, SNB1, SNB0, CRC
    private static final byte[] NOTHING = {};

    private static final int HEATER = 0x04; // of the user register
    private static final int SUPPLY_LOW = 0x40; // below 1.9 V on a Si70xx, 2.25 V on the others
    private static final int RESET_MILLIS = 15;
    private static final int SLOWEST_NANOS = 105_000_000; // a SHT21's temperature, and a little

    private final I2cBus bus;
    private final int address;
    private final Model model;
    private final boolean supplyLow;
    private long started = System.nanoTime();
    private int humidity;
    private boolean measuringHumidity; // before the temperature

    /** @throws SensorException if another chip answers */
    Si7021(I2cBus bus, int address) throws IOException {
        this.bus = bus;
        this.address = address;
        this.model = identify();
        bus.transfer(address, RESET, NOTHING); // the resolution is the highest then
        Pause.millis(RESET_MILLIS);
        supplyLow = (userRegister() & SUPPLY_LOW) != 0;
    }

    @Override
    public String remark() {
        return supplyLow
                ? "%s at 0x%02x: its supply voltage is too low; values may be wrong".formatted(model, address)
                : "";
    }

    @Override
    public int start() throws IOException {
        measure(MEASURE_HUMIDITY);
        measuringHumidity = true;
        return model.humidityMillis();
    }

    @Override
    public int proceed() throws IOException {
        if (!measuringHumidity) {
            return 0;
        }
        humidity = code();
        measure(MEASURE_TEMPERATURE);
        measuringHumidity = false;
        return model.temperatureMillis();
    }

    @Override
    public List<Measurement> read() throws IOException {
        int temperature = code();
        double celsius = Model.celsius(temperature);
        if (celsius < -40 || celsius > 125) {
            throw failure(Cause.IMPLAUSIBLE, celsius + " °C is out of its range");
        }
        return List.of(
                new Measurement(Quantity.TEMPERATURE, celsius),
                new Measurement(Quantity.RELATIVE_HUMIDITY, Model.relativeHumidity(humidity)));
    }

    @Override
    public boolean isNeverStill(Quantity quantity) {
        return true;
    }

    /** Noise on the wire is not the same twice: that is another chip. */
    private Model identify() throws IOException {
        byte[] id = electronicId();
        var model = Model.of(id);
        if (model.isPresent()) {
            return model.get();
        }
        byte[] again = electronicId();
        return Model.of(again).orElseThrow(() -> stranger(id, again));
    }

    private SensorException stranger(byte[] id, byte[] again) {
        var hex = HexFormat.ofDelimiter(" ");
        String seen = "no Si7021 at 0x%02x: electronic id reads %s".formatted(address, hex.formatHex(id));
        return Arrays.equals(id, again)
                ? new SensorException(Cause.WRONG_CHIP, seen + "; an INA219 has the same address")
                : new SensorException(Cause.CRC, seen + ", then " + hex.formatHex(again) + ": it arrived damaged");
    }

    private byte[] electronicId() throws IOException {
        byte[] id = new byte[6];
        bus.transfer(address, ELECTRONIC_ID, id);
        return id;
    }

    /** Switches the heater off too: on some a reset leaves it on. The other bits must stay as they are. */
    private byte userRegister() throws IOException {
        byte[] user = new byte[1];
        bus.transfer(address, READ_USER_REGISTER, user);
        if ((user[0] & HEATER) != 0) {
            bus.transfer(address, new byte[] {WRITE_USER_REGISTER, (byte) (user[0] & ~HEATER)}, NOTHING);
        }
        return user[0];
    }

    private void measure(byte[] command) throws IOException {
        bus.transfer(address, command, NOTHING);
        started = System.nanoTime();
    }

    /** What came of the conversion that is going on. */
    private int code() throws IOException {
        byte[] answer = answer();
        int code = (answer[0] & 0xFF) << 8 | answer[1] & 0xFF;
        if (answer[2] != Crc8.of(0, answer[0], answer[1])) {
            String bytes = HexFormat.ofDelimiter(" ").formatHex(answer);
            throw failure(Cause.CRC, "%s arrived damaged: its CRC is wrong".formatted(bytes));
        }
        if (code == 0) {
            throw failure(Cause.IMPLAUSIBLE, "answers with nothing but zeros");
        }
        return code & model.mask();
    }

    /** Until the conversion is over the chip does not acknowledge. */
    private byte[] answer() throws IOException {
        byte[] answer = new byte[3];
        while (true) {
            boolean late = System.nanoTime() - started > SLOWEST_NANOS;
            try {
                bus.transfer(address, NOTHING, answer);
                return answer;
            } catch (BusException e) {
                if (late || e.kind() != BusException.Kind.NOT_ACKED) {
                    throw e;
                }
            }
            Pause.millis(5);
        }
    }

    private SensorException failure(Cause cause, String seen) {
        return new SensorException(cause, "%s at 0x%02x: %s".formatted(model, address, seen));
    }
}
