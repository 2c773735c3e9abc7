// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * A Si7021, HTU21D or SHT2x by its commands: converts as slowly as the real one, and acknowledges nothing meanwhile. Of the
 * commands that stretch the clock only the answer is simulated, not the stretching. Datasheets Si7021-A20 rev 1.2,
 * HTU21D(F) HPC199, SHT21 v4.
 */
public final class SimulatedSi7021 implements SimulatedChip {

    private static final byte[] NOTHING = {};
    private static final byte[] SERIAL_A = {0x12, 0x34, 0x56, 0x78};
    private static final int FIRMWARE_2_0 = 0x20;
    private static final int USER_REGISTER_WRITABLE = 0x85; // resolution in bits 7 and 0, heater in bit 2

    private static final int SUPPLY_LOW = 0x40; // of the user register

    private static final int RESET_MICROS = 15_000;

    /** How the three differ. */
    private enum Kind {
        SI7021(0x15FF_FFFF, 0x3A, 10_800, 12_000 + 10_800), // measures the temperature as well
        HTU21D(0x3200_4854, 0x02, 50_000, 16_000),
        SHT2X(0x7C82_66B4, 0x02, 85_000, 29_000);

        private final int serial; // the second half
        private final int userRegister; // after a reset
        private final int temperatureMicros;
        private final int humidityMicros;

        Kind(int serial, int userRegister, int temperatureMicros, int humidityMicros) {
            this.serial = serial;
            this.userRegister = userRegister;
            this.temperatureMicros = temperatureMicros;
            this.humidityMicros = humidityMicros;
        }
    }

    private final Kind kind;
    private final Environment environment;
    private final LongSupplier nanoTime;
    private int userRegister;
    private boolean supplyLow;
    private int temperatureCode;
    private byte[] answer = NOTHING;
    private long busySince;
    private long busyNanos;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedSi7021(Environment environment, LongSupplier nanoTime) {
        this(Kind.SI7021, environment, nanoTime);
    }

    private SimulatedSi7021(Kind kind, Environment environment, LongSupplier nanoTime) {
        this.kind = kind;
        this.userRegister = kind.userRegister;
        this.environment = environment;
        this.nanoTime = nanoTime;
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedSi7021 htu21d(Environment environment, LongSupplier nanoTime) {
        return new SimulatedSi7021(Kind.HTU21D, environment, nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedSi7021 sht2x(Environment environment, LongSupplier nanoTime) {
        return new SimulatedSi7021(Kind.SHT2X, environment, nanoTime);
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
            case "f5" -> measureHumidity(kind.humidityMicros);
            case "e3" -> measureTemperature(0);
            case "f3" -> measureTemperature(kind.temperatureMicros);
            case "e7" -> answer = new byte[] {(byte) (userRegister | (supplyLow ? SUPPLY_LOW : 0))};
            case "fe" -> reset();
            case "fa0f" -> answer = withCrcs(SERIAL_A, 1);
            case "fcc9" -> answer = secondSerial();
            case "e0" -> answer = ofASi7021(word(temperatureCode));
            case "84b8" -> answer = ofASi7021(new byte[] {FIRMWARE_2_0});
            default -> writeUserRegister(bytes);
        }
    }

    /** What the others do not have. */
    private byte[] ofASi7021(byte[] bytes) throws Nack {
        if (kind != Kind.SI7021) {
            throw new Nack();
        }
        return bytes;
    }

    /** The others begin a new CRC for the second two bytes. */
    private byte[] secondSerial() {
        byte[] first = withCrcs(word(kind.serial >> 16), 2);
        byte[] second = withCrcs(word(kind.serial), 2);
        return kind == Kind.SI7021
                ? withCrcs(new byte[] {first[0], first[1], second[0], second[1]}, 2)
                : new byte[] {first[0], first[1], first[2], second[0], second[1], second[2]};
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
        userRegister = kind.userRegister;
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
