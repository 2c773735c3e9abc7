// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * An LM75 or one of its kind by its registers: converts again and again, as slowly as the real one; the first time after
 * power-up it has nothing to show. Datasheets SNOS808, SBOS548 (TMP105), SBOS397 (TMP102), SNOSD82 (TMP117).
 */
public final class SimulatedLm75 extends PointedRegisters {

    /** How they differ; what is not said is the same with all. */
    private enum Kind {
        LM75(1, 0x00, 0x1F, 100_000),
        TMP105(1, 0x00, 0x7F, 27_500),
        TMP102(2, 0x60A0, 0x9FD0, 26_000),
        TMP117(2, 0x0220, 0x0FFC, 124_000);

        private final int configurationBytes;
        private final int configuration;
        private final int writable;
        private final int micros;

        Kind(int configurationBytes, int configuration, int writable, int micros) {
            this.configurationBytes = configurationBytes;
            this.configuration = configuration;
            this.writable = writable;
            this.micros = micros;
        }
    }

    private final Kind kind;
    private final Environment environment;
    private final LongSupplier nanoTime;
    private int configuration;
    private int high;
    private int low;
    private int temperature;
    private long converting;

    private SimulatedLm75(Kind kind, Environment environment, LongSupplier nanoTime) {
        this.kind = kind;
        this.environment = environment;
        this.nanoTime = nanoTime;
        losePower();
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedLm75 lm75(Environment environment, LongSupplier nanoTime) {
        return new SimulatedLm75(Kind.LM75, environment, nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedLm75 tmp105(Environment environment, LongSupplier nanoTime) {
        return new SimulatedLm75(Kind.TMP105, environment, nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedLm75 tmp102(Environment environment, LongSupplier nanoTime) {
        return new SimulatedLm75(Kind.TMP102, environment, nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedLm75 tmp117(Environment environment, LongSupplier nanoTime) {
        return new SimulatedLm75(Kind.TMP117, environment, nanoTime);
    }

    /** Its power goes and comes back. */
    public void losePower() {
        boolean good = kind == Kind.TMP117;
        configuration = kind.configuration;
        high = good ? 0x6000 : 0x5000;
        low = good ? 0x8000 : 0x4B00;
        temperature = good ? 0x8000 : 0;
        converting = nanoTime.getAsLong();
    }

    @Override
    int size(int register) {
        return register == 1 ? kind.configurationBytes : 2;
    }

    @Override
    int get(int register) {
        int last = kind == Kind.TMP117 ? register & 0x0F : register & 3;
        return switch (last) {
            case 0 -> converted();
            case 1 -> configuration;
            case 2 -> kind == Kind.TMP117 ? high : low;
            case 3 -> kind == Kind.TMP117 ? low : high;
            case 0x0F -> 0x0117;
            default -> 0;
        };
    }

    @Override
    void set(int register, int value) {
        if (register == 1) {
            converted();
            configuration = configuration & ~kind.writable | value & kind.writable;
            converting = nanoTime.getAsLong();
        }
    }

    /** What the last conversion that is over found; before the first one, what it is after power-up. */
    private int converted() {
        long now = nanoTime.getAsLong();
        if (now - converting >= nanosOfOne()) {
            temperature = code();
            converting = now - (now - converting) % nanosOfOne();
        }
        return temperature;
    }

    private long nanosOfOne() {
        return kind.micros * 1000L << extraBits();
    }

    private int extraBits() {
        return kind == Kind.TMP105 ? configuration >> 5 & 3 : 0;
    }

    /** 16 bits, of which those that the chip does not resolve are zero. */
    private int code() {
        int bits = kind == Kind.LM75 || kind == Kind.TMP105 ? 9 + extraBits() : kind == Kind.TMP102 ? 12 : 16;
        double perDegree = Math.pow(2, kind == Kind.TMP117 ? 7 : bits - 8);
        double most = Math.pow(2, bits - 1);
        double steps = Math.floor(environment.value(Quantity.TEMPERATURE) * perDegree + 0.5);
        return (int) Math.max(-most, Math.min(most - 1, steps)) << 16 - bits & 0xFFFF;
    }
}
