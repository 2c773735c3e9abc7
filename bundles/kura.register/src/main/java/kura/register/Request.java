// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HexFormat;
import kura.settings.Settings;

/**
 * What a device is asked. Channels with the same request share its answer.
 *
 * @param address of the device on I²C; 0 on SPI, where the bus has one device
 * @param duplex whether the answer comes while it is asked: SPI only
 * @param restart whether register and answer are one transaction
 * @param trigger what is written before, in hex
 * @param delay after that, ms
 * @param ready what is awaited then; null for nothing
 * @param register what is written to be answered, in hex; empty for a plain read
 * @param length of the answer, bytes
 */
public record Request(
        int address,
        boolean duplex,
        boolean restart,
        String trigger,
        int delay,
        Ready ready,
        String register,
        int length) {

    static final int MOST_BYTES = 256;

    /** What is awaited of a device. */
    record Awaited(int address, Ready ready) {}

    private static final byte[] NOTHING = {};

    /**
     * All settings but those of the answer.
     *
     * @param least how long the answer is at least
     */
    static Request of(Settings settings, int address, boolean duplex, int least) {
        String trigger = Hex.bytes(settings, "trigger.write");
        String register = Hex.bytes(settings, "register");
        Ready ready = Ready.of(settings);
        if (duplex && ready != null) {
            settings.refuse("setting ready.mask is set, allowed is none where the answer comes while asking");
        }
        int needed = duplex ? Math.max(least, register.length() / 2) : least;
        if (needed > MOST_BYTES) {
            settings.refuse(
                    "settings byte.offset and type need " + needed + " bytes, allowed is at most " + MOST_BYTES);
            needed = MOST_BYTES;
        }
        return new Request(
                address,
                duplex,
                settings.flag("repeated.start", true),
                trigger,
                settings.integer("trigger.delay.ms", 0, 0, 2000),
                ready,
                register,
                settings.integer("read.length", needed, needed, MOST_BYTES));
    }

    /** What it waits for; null for nothing. */
    Awaited awaited() {
        return ready == null ? null : new Awaited(address, ready);
    }

    /** Asks, and waits for the answer. */
    byte[] ask(Wire wire) throws IOException {
        if (!trigger.isEmpty()) {
            wire.transfer(bytes(trigger), NOTHING);
        }
        pause(delay);
        if (ready != null) {
            ready.await(wire, restart);
        }
        return fetch(wire, register, length, restart);
    }

    static byte[] fetch(Wire wire, String register, int length, boolean restart) throws IOException {
        var in = new byte[length];
        if (restart || register.isEmpty()) {
            wire.transfer(bytes(register), in);
        } else {
            wire.transfer(bytes(register), NOTHING);
            wire.transfer(NOTHING, in);
        }
        return in;
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static void pause(int millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the device");
        }
    }
}
