// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/** A BH1750 by its opcodes: measures as slowly as the typical one, and shows the last measurement until then. */
public final class SimulatedBh1750 implements SimulatedChip {

    private static final int USUAL = 69;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private boolean on;
    private int sensitivity = USUAL;
    private int data;
    private int mode; // 0 while there is no measurement
    private long started;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedBh1750(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(byte[] bytes) throws Nack {
        settle();
        for (byte next : bytes) {
            command(next & 0xFF);
        }
    }

    @Override
    public void read(byte[] in) throws Nack {
        settle();
        for (int i = 0; i < in.length; i++) {
            in[i] = (byte) (i % 2 == 0 ? data >> 8 : data);
        }
    }

    private void command(int code) throws Nack {
        switch (code & 0xF0) {
            case 0x00 -> power(code);
            case 0x20 -> measure(code);
            case 0x40 -> sensitivity = sensitivity & 0x1F | (code & 0x07) << 5;
            case 0x60, 0x70 -> sensitivity = sensitivity & 0xE0 | code & 0x1F;
            default -> throw new Nack();
        }
    }

    private void power(int code) {
        if (code == 0x07 && on) {
            data = 0;
        } else if (code <= 0x01) {
            on = code == 0x01;
        }
    }

    private void measure(int code) {
        on = true;
        mode = code;
        started = nanoTime.getAsLong();
    }

    private void settle() {
        long typical = (mode == 0x23 ? 16_000_000L : 120_000_000L) * sensitivity / USUAL;
        if (mode == 0 || nanoTime.getAsLong() - started < typical) {
            return;
        }
        double count = environment.value(Quantity.ILLUMINANCE) * 1.2 * sensitivity / USUAL * (mode == 0x21 ? 2 : 1);
        int whole = (int) Math.max(0, Math.min(0xFFFF, Math.round(count)));
        data = mode == 0x23 ? whole / 5 * 5 : whole;
        mode = 0;
        on = false;
    }
}
