// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.bus.SpiMode;

/**
 * A bus, I²C or SPI, that plays a script and insists on it. One line is one transaction, in hex; blanks between bytes do not
 * matter:
 *
 * <ul>
 *   <li>{@code 48: 0F > 01 17} write, repeated start, read
 *   <li>{@code 48: FE} plain write
 *   <li>{@code 48: > 66 B4 74} plain read
 *   <li>{@code 48: FE !}, {@code 48: 0F > !}, {@code 48: > !} likewise, but not acknowledged
 *   <li>{@code spi 1: 80 > 00 1A} on SPI in mode 1: write, then read
 *   <li>{@code spi 0: 01 80 00 = FF 02 A7} on SPI: write and read at the same time
 * </ul>
 *
 * <p>Proves that the bytes are the ones in the script, not that the script is right.
 */
public final class Playback implements I2cBus, SpiBus {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern LINE = Pattern.compile(
            "(?<asked>(SPI[0-3]|\\p{XDigit}{2}):(\\p{XDigit}{2})*[>=]?)(?<in>(\\p{XDigit}{2})*)(?<nack>!)?");

    private final Deque<String> script;
    private int transaction;

    /** @param script one transaction each, in order */
    public Playback(String... script) {
        this.script = new ArrayDeque<>(List.of(script));
    }

    /** What is done with a bus. */
    @FunctionalInterface
    public interface Use {

        /** Does it. */
        void of(Playback bus) throws IOException;
    }

    /**
     * Plays a script up to that transaction, counted from 0, which is not acknowledged. Fails unless its user says so, and asks
     * for nothing more.
     */
    public static void assertGoneAt(int step, List<String> script, Use use) throws IOException {
        var played = new ArrayList<>(script.subList(0, step));
        played.add(script.get(step).replaceFirst("(?<=>).*|$", "!"));
        var bus = new Playback(played.toArray(String[]::new));
        try {
            use.of(bus);
        } catch (BusException e) {
            if (e.kind() != Kind.NOT_ACKED) {
                throw e;
            }
            bus.assertDone();
            return;
        }
        throw new AssertionError("nobody misses a chip that is gone at " + script.get(step));
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        play(HEX.toHexDigits((byte) address), out, in.length > 0 ? ">" : "", in);
    }

    @Override
    public void transfer(SpiMode mode, byte[] out, byte[] in) throws BusException {
        play("SPI" + mode.mode(), out, in.length > 0 ? ">" : "", in);
    }

    @Override
    public void exchange(SpiMode mode, byte[] out, byte[] in) throws BusException {
        play("SPI" + mode.mode(), out, "=", in);
    }

    private void play(String place, byte[] out, String sign, byte[] in) throws BusException {
        String asked = place + ":" + HEX.formatHex(out) + sign;
        transaction++;
        String line = script.poll();
        if (line == null) {
            throw new AssertionError("transaction %d: the script is over, but got %s".formatted(transaction, asked));
        }
        var expected = parse(line);
        boolean acked = expected.group("nack") == null;
        byte[] answer = acked ? HEX.parseHex(expected.group("in")) : in;
        if (!asked.equals(expected.group("asked")) || answer.length != in.length) {
            throw new AssertionError("transaction %d: expected \"%s\", but got %s for %d bytes"
                    .formatted(transaction, line, asked, in.length));
        }
        if (!acked) {
            throw new BusException(Kind.NOT_ACKED, 121, "address 0x%s: not acknowledged".formatted(place));
        }
        System.arraycopy(answer, 0, in, 0, in.length);
    }

    /** Fails unless every line of the script was played. */
    public void assertDone() {
        if (!script.isEmpty()) {
            throw new AssertionError("never asked for: " + script);
        }
    }

    private static Matcher parse(String line) {
        var matcher = LINE.matcher(line.replace(" ", "").toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new AssertionError("not a line of a script: \"" + line + "\"");
        }
        return matcher;
    }
}
