// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/** A STEMMA soil sensor by the questions of its seesaw: takes 4 ms for an answer, and says only ones until then. */
public final class SimulatedSoil implements SimulatedChip {

    private static final int ANSWER_NANOS = 4_000_000;
    private static final int RESET_NANOS = 500_000_000;
    private static final byte[] NOTHING = {};

    private final Environment environment;
    private final LongSupplier nanoTime;
    private byte[] answer = NOTHING;
    private long asked;
    private long resetSince;
    private long resetNanos;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedSoil(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
    }

    @Override
    public void write(byte[] bytes) throws Nack {
        refuseDuringReset();
        asked = nanoTime.getAsLong();
        answer = switch (HexFormat.of().formatHex(bytes)) {
            case "0001" -> new byte[] {0x55};
            case "0002" -> ByteBuffer.allocate(4).putInt(4026 << 16 | 0x2758).array();
            case "0004" -> temperature();
            case "0f10" -> ByteBuffer.allocate(2).putShort(moisture()).array();
            case "007fff" -> reset();
            default -> NOTHING;
        };
    }

    @Override
    public void read(byte[] in) throws Nack {
        refuseDuringReset();
        boolean ready = nanoTime.getAsLong() - asked >= ANSWER_NANOS;
        for (int i = 0; i < in.length; i++) {
            in[i] = ready && i < answer.length ? answer[i] : (byte) 0xFF;
        }
    }

    private byte[] temperature() {
        long bits = Math.round(environment.value(Quantity.TEMPERATURE) * 65536) & 0x3FFF_FFFF;
        return ByteBuffer.allocate(4).putInt((int) bits).array();
    }

    private short moisture() {
        return (short) Math.round(environment.value(Quantity.SOIL_MOISTURE));
    }

    private byte[] reset() {
        resetSince = asked;
        resetNanos = RESET_NANOS;
        return NOTHING;
    }

    private void refuseDuringReset() throws Nack {
        if (nanoTime.getAsLong() - resetSince < resetNanos) {
            throw new Nack();
        }
    }
}
