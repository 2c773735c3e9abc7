// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * A Si7021 by its commands: converts as slowly as the real one, and acknowledges nothing meanwhile. Of the commands that
 * stretch the clock only the answer is simulated, not the stretching. Datasheet Si7021-A20 rev 1.2.
 */
public final class SimulatedSi7021 implements SimulatedChip {

    private static final byte[] NOTHING = {};
    private static final byte[] SERIAL_A = {0x12, 0x34, 0x56, 0x78};
    private static final byte[] SERIAL_B = {0x15, -1, -1, -1}; // 0x15: a Si7021
    private static final int FIRMWARE_2_0 = 0x20;
    private static final int USER_REGISTER_AFTER_RESET = 0x3A;
    private static final int USER_REGISTER_WRITABLE = 0x85; // resolution in bits 7 and 0, heater in bit 2

    private static final int SUPPLY_LOW = 0x40; // of the user register

    private static final int TEMPERATURE_MICROS = 10_800;
    private static final int HUMIDITY_MICROS = 12_000 + TEMPERATURE_MICROS; // measures the temperature as well
    private static final int RESET_MICROS = 15_000;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private int userRegister = USER_REGISTER_AFTER_RESET;
    private boolean supplyLow;
    private int temperatureCode;
    private byte[] answer = NOTHING;
    private long busySince;
    private long busyNanos;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedSi7021(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
    }

    /** Lets its supply voltage sink below what it needs, or rise again. */
    public void supplyLow(boolean low) {
        supplyLow = low;
    }

    @Override
    public void write(byte[] bytes) throws Nack {
        refuseWhileBusy();
        answer = NOTHING;
        switch (HexFormat.of().formatHex(bytes)) {
            case "e5" -> measureHumidity(0);
            case "f5" -> measureHumidity(HUMIDITY_MICROS);
            case "e3" -> measureTemperature(0);
            case "f3" -> measureTemperature(TEMPERATURE_MICROS);
            case "e0" -> answer = word(temperatureCode);
            case "e7" -> answer = new byte[] {(byte) (userRegister | (supplyLow ? SUPPLY_LOW : 0))};
            case "fe" -> reset();
            case "fa0f" -> answer = withCrcs(SERIAL_A, 1);
            case "fcc9" -> answer = withCrcs(SERIAL_B, 2);
            case "84b8" -> answer = new byte[] {FIRMWARE_2_0};
            default -> writeUserRegister(bytes);
        }
    }

    @Override
    public void read(byte[] in) throws Nack {
        refuseWhileBusy();
        if (answer.length == 0) {
            throw new Nack();
        }
        for (int i = 0; i < in.length; i++) {
            in[i] = i < answer.length ? answer[i] : (byte) 0xFF; // nobody pulls the line down
        }
        answer = NOTHING;
    }

    private void writeUserRegister(byte[] bytes) throws Nack {
        if (bytes.length != 2 || (bytes[0] & 0xFF) != 0xE6) {
            throw new Nack();
        }
        userRegister = userRegister & ~USER_REGISTER_WRITABLE | bytes[1] & USER_REGISTER_WRITABLE;
    }

    private void measureHumidity(int micros) {
        measureTemperature(micros);
        double percent = 100 * environment.value(Quantity.RELATIVE_HUMIDITY);
        answer = withCrcs(word(code((percent + 6) / 125) | 2), 2);
    }

    private void measureTemperature(int micros) {
        temperatureCode = code((environment.value(Quantity.TEMPERATURE) + 46.85) / 175.72);
        answer = withCrcs(word(temperatureCode), 2);
        busy(micros);
    }

    private void reset() {
        userRegister = USER_REGISTER_AFTER_RESET;
        busy(RESET_MICROS);
    }

    private void busy(int micros) {
        busySince = nanoTime.getAsLong();
        busyNanos = micros * 1000L;
    }

    private void refuseWhileBusy() throws Nack {
        if (nanoTime.getAsLong() - busySince < busyNanos) {
            throw new Nack();
        }
    }

    /** 16 bits of which the last two are zero. */
    private static int code(double share) {
        return (int) Math.max(0, Math.min(0xFFFF, Math.round(share * 0x10000))) & ~3;
    }

    private static byte[] word(int code) {
        return new byte[] {(byte) (code >> 8), (byte) code};
    }

    /** Each group is followed by the CRC of all bytes so far: polynomial 0x31, initially 0. */
    private static byte[] withCrcs(byte[] bytes, int group) {
        var out = new ByteArrayOutputStream();
        int crc = 0;
        for (int i = 0; i < bytes.length; i++) {
            out.write(bytes[i]);
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc << 1 ^ (crc & 0x80) / 0x80 * 0x31) & 0xFF;
            }
            if ((i + 1) % group == 0) {
                out.write(crc);
            }
        }
        return out.toByteArray();
    }
}
