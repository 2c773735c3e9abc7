// SPDX-License-Identifier: EPL-2.0
package kura.sensor.aht20;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Crc8;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Aosong AHT20, AHT21, AHT10 and their siblings on I²C, always at 0x38: °C, and relative humidity 0 to 1. Only from the
 * AHT20 on do they send a CRC. Datasheets AHT20, AHT21, AHT10.
 */
final class Aht20 implements Chip {

    private static final byte[] RESET = {(byte) 0xBA};
    private static final byte[] MEASURE = {(byte) 0xAC, 0x33, 0};
    private static final byte[] NOTHING = {};

    private static final int BUSY = 0x80; // of the status
    private static final int CALIBRATED = 0x08;

    private static final int RESET_MILLIS = 20;
    private static final int PREPARE_MILLIS = 10;
    private static final int CONVERSION_MILLIS = 80;
    private static final int POLL_MILLIS = 5;
    private static final int POLLS = 20;

    private final I2cBus bus;
    private final int address;
    private final Model model;

    /** @throws SensorException if another chip answers */
    Aht20(I2cBus bus, int address, Model model) throws IOException {
        this.bus = bus;
        this.address = address;
        this.model = model;
        if (status() == 0xFF) { // as a PCF8574A: nothing may be written to that one
            throw wrongChip(0xFF);
        }
        bus.transfer(address, RESET, NOTHING);
        Pause.millis(RESET_MILLIS);
        if (!ready(status())) {
            prepare();
        }
    }

    @Override
    public int start() throws IOException {
        bus.transfer(address, MEASURE, NOTHING);
        return CONVERSION_MILLIS;
    }

    @Override
    public List<Measurement> read() throws IOException {
        var answer = ByteBuffer.wrap(answer());
        int humidity = answer.getInt(1) >>> 12;
        int temperature = answer.getInt(2) & 0xFFFFF;
        if (humidity == 0 && temperature == 0) {
            throw failure(Cause.IMPLAUSIBLE, "has measured nothing, or was reset meanwhile");
        }
        double celsius = celsius(temperature);
        if (celsius < -40 || celsius > 120) {
            throw failure(Cause.IMPLAUSIBLE, celsius + " °C is out of its range");
        }
        var measured = new Measurement(Quantity.TEMPERATURE, celsius);
        if (humidity == 0) { // an AHT10 does that now and then; no air is so dry
            String seen = failure(Cause.IMPLAUSIBLE, "has measured no humidity").getMessage();
            throw new SensorException(Cause.IMPLAUSIBLE, seen, List.of(measured));
        }
        return List.of(measured, new Measurement(Quantity.RELATIVE_HUMIDITY, relativeHumidity(humidity)));
    }

    @Override
    public boolean isNeverStill(Quantity quantity) {
        return true;
    }

    /** °C of 20 bits. */
    static double celsius(int code) {
        return 200.0 * code / 0x100000 - 50;
    }

    /** 0 to 1 of 20 bits. */
    static double relativeHumidity(int code) {
        return (double) code / 0x100000;
    }

    private byte[] answer() throws IOException {
        byte[] answer = new byte[model.length()];
        for (int poll = 0; ; poll++) {
            bus.transfer(address, NOTHING, answer);
            if ((answer[0] & BUSY) == 0) {
                break;
            }
            if (poll == POLLS) {
                throw failure(Cause.NOT_READY, "is still busy, its status reads 0x%02x".formatted(answer[0]));
            }
            Pause.millis(POLL_MILLIS);
        }
        if (answer.length > 6 && answer[6] != Crc8.of(0xFF, Arrays.copyOf(answer, 6))) {
            String bytes = HexFormat.ofDelimiter(" ").formatHex(answer);
            throw failure(Cause.CRC, bytes + " arrived damaged: its CRC is wrong; an AHT10 sends none, is it one?");
        }
        if ((answer[0] & CALIBRATED) == 0) {
            throw failure(Cause.IMPLAUSIBLE, "has lost its calibration: it was reset meanwhile");
        }
        return answer;
    }

    private void prepare() throws IOException {
        bus.transfer(address, new byte[] {model.prepare(), 0x08, 0}, NOTHING);
        Pause.millis(PREPARE_MILLIS);
        int status = status();
        if (!ready(status)) {
            throw wrongChip(status);
        }
    }

    private int status() throws IOException {
        byte[] status = new byte[1];
        bus.transfer(address, NOTHING, status);
        return status[0] & 0xFF;
    }

    private static boolean ready(int status) {
        return (status & (BUSY | CALIBRATED)) == CALIBRATED;
    }

    private SensorException wrongChip(int status) {
        return new SensorException(
                Cause.WRONG_CHIP,
                "no %s at 0x%02x: status reads 0x%02x; a PCF8574A or VEML6070 may have the same address"
                        .formatted(model, address, status));
    }

    private SensorException failure(Cause cause, String seen) {
        return new SensorException(cause, "%s at 0x%02x: %s".formatted(model, address, seen));
    }
}
