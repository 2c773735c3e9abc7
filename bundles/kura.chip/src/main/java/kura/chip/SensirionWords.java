// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * How Sensirion's chips talk: commands of 16 bits, or 8, and words of 16 bits that are each followed by their {@link Crc8},
 * initially 0xFF. Until a chip has what it was asked for it does not acknowledge.
 */
public final class SensirionWords {

    /** A question to the chip, and its answer. */
    public interface Question {
        /** @throws SensorException if the answer arrived damaged */
        int[] ask() throws IOException;
    }

    private static final byte[] NOTHING = {};
    private static final int POLL_MILLIS = 2;

    private final String chip;
    private final I2cBus bus;
    private final int address;

    /** @param chip its name, for messages */
    public SensirionWords(String chip, I2cBus bus, int address) {
        this.chip = chip;
        this.bus = bus;
        this.address = address;
    }

    /** Sends a command of 8 bits. */
    public void sendByte(int command) throws BusException {
        bus.transfer(address, new byte[] {(byte) command}, NOTHING);
    }

    /** Sends a command of 16 bits with its arguments, words of 16 bits. */
    public void send(int command, int... arguments) throws BusException {
        var out = ByteBuffer.allocate(2 + 3 * arguments.length).putShort((short) command);
        for (int argument : arguments) {
            byte high = (byte) (argument >> 8);
            byte low = (byte) argument;
            out.put(high).put(low).put(Crc8.of(0xFF, high, low));
        }
        bus.transfer(address, out.array(), NOTHING);
    }

    /** Sends a command of 16 bits to a chip that may be in no state to take it. Returns whether it acknowledged. */
    public boolean offer(int command) throws BusException {
        try {
            send(command);
            return true;
        } catch (BusException e) {
            if (e.kind() != Kind.NOT_ACKED) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Fetches what the chip has for the last command.
     *
     * @param patienceMillis how long a chip that does not acknowledge is asked again; 0: it must be ready
     * @return words of 16 bits without sign
     * @throws SensorException if one of them arrived damaged
     */
    public int[] receive(int count, int patienceMillis) throws IOException {
        byte[] in = new byte[3 * count];
        fetch(in, patienceMillis);
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            byte high = in[3 * i];
            byte low = in[3 * i + 1];
            if (in[3 * i + 2] != Crc8.of(0xFF, high, low)) {
                String bytes = HexFormat.ofDelimiter(" ").formatHex(in);
                throw failure(Cause.CRC, bytes + " arrived damaged: a CRC is wrong");
            }
            words[i] = (high & 0xFF) << 8 | low & 0xFF;
        }
        return words;
    }

    /** Sends a command of 16 bits, waits as long as the chip needs for it, and fetches the answer. */
    public int[] ask(int command, int millis, int count) throws IOException {
        send(command);
        Pause.millis(millis);
        return receive(count, 0);
    }

    /**
     * Asks what only this chip answers well. A damaged answer is asked for once more: noise on the wire is not the same twice,
     * what another chip says is.
     *
     * @param stranger what is said of another chip
     * @throws SensorException if another chip answers, or noise destroyed both answers
     */
    public void identify(Question question, String stranger) throws IOException {
        try {
            question.ask();
        } catch (SensorException first) {
            try {
                question.ask();
            } catch (SensorException second) {
                boolean same = first.getMessage().equals(second.getMessage()); // which has all bytes
                throw same ? wrongChip(stranger) : second;
            }
        }
    }

    /**
     * The temperature that a word means, on all chips that measure one.
     *
     * @throws SensorException if it is out of their range
     */
    public Measurement temperature(int word) throws SensorException {
        double celsius = celsius(word);
        if (celsius < -40 || celsius > 125) {
            throw failure(Cause.IMPLAUSIBLE, celsius + " °C is out of its range");
        }
        return new Measurement(Quantity.TEMPERATURE, celsius);
    }

    static double celsius(int word) {
        return -45 + 175.0 * word / 0xFFFF;
    }

    /** A failure of this chip. */
    public SensorException failure(Cause cause, String seen) {
        return new SensorException(cause, "%s at 0x%02x: %s".formatted(chip, address, seen));
    }

    /** Something else answers. */
    public SensorException wrongChip(String seen) {
        return new SensorException(Cause.WRONG_CHIP, "no %s at 0x%02x: %s".formatted(chip, address, seen));
    }

    private void fetch(byte[] in, int patienceMillis) throws IOException {
        long began = System.nanoTime();
        while (true) {
            boolean late = System.nanoTime() - began >= patienceMillis * 1_000_000L;
            try {
                bus.transfer(address, NOTHING, in);
                return;
            } catch (BusException e) {
                if (late || e.kind() != Kind.NOT_ACKED) {
                    throw e;
                }
            }
            Pause.millis(POLL_MILLIS);
        }
    }
}
