// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;

/**
 * A bus that plays a script and insists on it. One line is one transaction, in hex; blanks between bytes do not matter:
 *
 * <ul>
 *   <li>{@code 48: 0F > 01 17} write, repeated start, read
 *   <li>{@code 48: FE} plain write
 *   <li>{@code 48: > 66 B4 74} plain read
 *   <li>{@code 48: FE !}, {@code 48: 0F > !}, {@code 48: > !} likewise, but not acknowledged
 * </ul>
 *
 * <p>Proves that the bytes are the ones in the script, not that the script is right.
 */
public final class Playback implements I2cBus {

    private static final Pattern LINE =
            Pattern.compile("(?<asked>\\p{XDigit}{2}:(\\p{XDigit}{2})*>?)(?<in>(\\p{XDigit}{2})*)(?<nack>!)?");

    private final Deque<String> script;
    private int transaction;

    /** @param script one transaction each, in order */
    public Playback(String... script) {
        this.script = new ArrayDeque<>(List.of(script));
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        var hex = HexFormat.of().withUpperCase();
        String asked = hex.toHexDigits((byte) address) + ":" + hex.formatHex(out) + (in.length > 0 ? ">" : "");
        transaction++;
        String line = script.poll();
        if (line == null) {
            throw new AssertionError("transaction %d: the script is over, but got %s".formatted(transaction, asked));
        }
        var expected = parse(line);
        boolean acked = expected.group("nack") == null;
        byte[] answer = acked ? hex.parseHex(expected.group("in")) : in;
        if (!asked.equals(expected.group("asked")) || answer.length != in.length) {
            throw new AssertionError("transaction %d: expected \"%s\", but got %s for %d bytes"
                    .formatted(transaction, line, asked, in.length));
        }
        if (!acked) {
            throw new BusException(Kind.NOT_ACKED, 121, "address 0x%02x: not acknowledged".formatted(address));
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
