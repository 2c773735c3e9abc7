// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.Arrays;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.SpiBus;
import kura.bus.SpiMode;

/** One chip select of an SPI bus, where a chip is plugged in and out, and which can be made to fail. */
public final class SimulatedSpiBus implements SpiBus {

    private final String name;
    private SimulatedSpiChip chip;
    private Kind fault;

    /** @param name as messages give it, for example {@code 0.1} */
    public SimulatedSpiBus(String name) {
        this.name = name;
    }

    /** Plugs a chip in, in place of the one that was there; null pulls it out. */
    public synchronized void attach(SimulatedSpiChip chip) {
        this.chip = chip;
    }

    /** Lets every message fail this way until {@link #heal()}. */
    public synchronized void fail(Kind kind) {
        fault = kind;
    }

    /** Ends what {@link #fail} began. */
    public synchronized void heal() {
        fault = null;
    }

    @Override
    public void transfer(SpiMode mode, byte[] out, byte[] in) throws BusException {
        if (out.length + in.length == 0) {
            throw new IllegalArgumentException("nothing to write and nothing to read");
        }
        byte[] heard = message(mode, Arrays.copyOf(out, out.length + in.length));
        System.arraycopy(heard, out.length, in, 0, in.length);
    }

    @Override
    public void exchange(SpiMode mode, byte[] out, byte[] in) throws BusException {
        if (out.length == 0 || out.length != in.length) {
            throw new IllegalArgumentException("writes " + out.length + " bytes, reads " + in.length);
        }
        System.arraycopy(message(mode, out.clone()), 0, in, 0, in.length);
    }

    private synchronized byte[] message(SpiMode mode, byte[] out) throws BusException {
        if (fault != null) {
            throw SimulatedBus.failure(fault, "spi " + name);
        }
        return chip == null ? new byte[out.length] : chip.exchange(mode, out);
    }
}
