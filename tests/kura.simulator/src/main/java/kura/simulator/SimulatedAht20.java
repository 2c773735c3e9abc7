// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HexFormat;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * An AHT20, or an AHT10, by its commands: converts as slowly as the real one, and says in its status that it is busy
 * meanwhile. Datasheets AHT20, AHT10.
 */
public final class SimulatedAht20 implements SimulatedChip {

    private static final int CALIBRATED = 0x18;
    private static final int BUSY = 0x80;
    private static final int MEASURE_MICROS = 80_000;
    private static final int RESET_MICROS = 20_000;
    private static final int PREPARE_MICROS = 10_000;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final String prepare;
    private final int length;
    private int status;
    private byte[] data = new byte[5];
    private byte[] next = data;
    private long busySince;
    private long busyNanos;

    private SimulatedAht20(Environment environment, LongSupplier nanoTime, String prepare, int length, int status) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        this.prepare = prepare;
        this.length = length;
        this.status = status;
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedAht20 aht20(Environment environment, LongSupplier nanoTime) {
        return new SimulatedAht20(environment, nanoTime, "be0800", 7, CALIBRATED);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedAht20 aht10(Environment environment, LongSupplier nanoTime) {
        return new SimulatedAht20(environment, nanoTime, "e10800", 6, 0);
    }

    @Override
    public void write(byte[] bytes) throws Nack {
        String command = HexFormat.of().formatHex(bytes);
        if (command.equals("ba")) {
            data = new byte[5];
            next = data;
            busy(RESET_MICROS);
        } else if (command.equals("ac3300")) {
            measure();
        } else if (command.equals(prepare)) {
            status = CALIBRATED;
            busy(PREPARE_MICROS);
        } else {
            throw new Nack();
        }
    }

    @Override
    public void read(byte[] in) {
        boolean busy = nanoTime.getAsLong() - busySince < busyNanos;
        if (!busy) {
            data = next;
        }
        byte[] frame = new byte[length];
        frame[0] = (byte) (status | (busy ? BUSY : 0));
        System.arraycopy(data, 0, frame, 1, 5);
        if (length == 7) {
            frame[6] = crc(frame);
        }
        for (int i = 0; i < in.length; i++) {
            in[i] = i < length ? frame[i] : (byte) 0xFF; // nobody pulls the line down
        }
    }

    private void measure() {
        if (nanoTime.getAsLong() - busySince < busyNanos) {
            return; // not before it is done
        }
        long humidity = share(environment.value(Quantity.RELATIVE_HUMIDITY));
        long temperature = share((environment.value(Quantity.TEMPERATURE) + 50) / 200);
        long bits = humidity << 20 | temperature;
        next = new byte[5];
        for (int i = 0; i < 5; i++) {
            next[i] = (byte) (bits >> 8 * (4 - i));
        }
        busy(MEASURE_MICROS);
    }

    private void busy(int micros) {
        busySince = nanoTime.getAsLong();
        busyNanos = micros * 1000L;
    }

    /** 20 bits. */
    private static long share(double share) {
        return Math.round(Math.max(0, Math.min(share * 0x100000, 0xFFFFF)));
    }

    /** Of the first six bytes: polynomial 0x31, initially 0xFF. */
    private static byte crc(byte[] frame) {
        int crc = 0xFF;
        for (int i = 0; i < 48; i++) {
            int bit = frame[i / 8] >> 7 - i % 8 & 1;
            crc = (crc << 1 ^ ((crc >> 7 ^ bit) & 1) * 0x31) & 0xFF;
        }
        return (byte) crc;
    }
}
