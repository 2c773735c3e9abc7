// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HexFormat;
import java.util.function.LongSupplier;

/**
 * What Sensirion's chips have in common: commands, words with checksums, and no acknowledgement while there is nothing to
 * fetch.
 */
abstract class SensirionChip implements SimulatedChip {

    private static final byte[] NOTHING = {};

    private final LongSupplier nanoTime;
    private byte[] answer = NOTHING;
    private long busySince;
    private long busyNanos;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    SensirionChip(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Does what a command says, given in hex without its arguments. */
    abstract void obey(String command, int[] arguments) throws Nack;

    /** How many bytes a command has. */
    abstract int commandLength();

    @Override
    public final void write(byte[] bytes) throws Nack {
        refuseWhileBusy();
        answer = NOTHING;
        if (bytes.length < commandLength() || (bytes.length - commandLength()) % 3 != 0) {
            throw new Nack();
        }
        int[] arguments = new int[(bytes.length - commandLength()) / 3];
        for (int i = 0; i < arguments.length; i++) {
            int at = commandLength() + 3 * i;
            arguments[i] = (bytes[at] & 0xFF) * 256 + (bytes[at + 1] & 0xFF);
            if (crc(arguments[i]) != bytes[at + 2]) {
                throw new Nack();
            }
        }
        obey(HexFormat.of().formatHex(bytes, 0, commandLength()), arguments);
    }

    @Override
    public final void read(byte[] in) throws Nack {
        refuseWhileBusy();
        if (answer.length == 0) {
            throw new Nack();
        }
        for (int i = 0; i < in.length; i++) {
            in[i] = i < answer.length ? answer[i] : (byte) 0xFF; // nobody pulls the line down
        }
        answer = NOTHING;
    }

    /** What will be fetched once the chip is no longer busy. */
    final void answer(int... words) {
        answer = new byte[3 * words.length];
        for (int i = 0; i < words.length; i++) {
            answer[3 * i] = (byte) (words[i] / 256);
            answer[3 * i + 1] = (byte) (words[i] % 256);
            answer[3 * i + 2] = crc(words[i]);
        }
    }

    final void busy(int micros) {
        busySince = nanoTime.getAsLong();
        busyNanos = micros * 1000L;
    }

    final long now() {
        return nanoTime.getAsLong();
    }

    /** 0 to 1 of the range of a word. */
    static int word(double share) {
        return (int) Math.round(Math.max(0, Math.min(1, share)) * 65535);
    }

    /** °C: the same on all of them. */
    static int temperature(double celsius) {
        return word((celsius + 45) / 175);
    }

    private void refuseWhileBusy() throws Nack {
        if (nanoTime.getAsLong() - busySince < busyNanos) {
            throw new Nack();
        }
    }

    /** The remainder of the word, its first eight bits inverted, divided by x⁸ + x⁵ + x⁴ + 1. */
    private static byte crc(int word) {
        int rest = (word ^ 0xFF00) << 8;
        for (int bit = 23; bit >= 8; bit--) {
            if ((rest >> bit & 1) == 1) {
                rest ^= 0x131 << bit - 8;
            }
        }
        return (byte) rest;
    }
}
