// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.bus.BusException;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.linux.Bus;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** A bus {@code /dev/spidevB.C}. */
final class LinuxSpiBus extends Bus implements SpiBus {

    private final String name;
    private final SpiDev dev;

    /** @param over called when the bus may be over */
    LinuxSpiBus(Ioctl system, String name, Patience patience, Runnable over) {
        this(new SpiDev(system, name), name, patience, over);
    }

    private LinuxSpiBus(SpiDev dev, String name, Patience patience, Runnable over) {
        super(dev, patience, over);
        this.name = name;
        this.dev = dev;
    }

    @Override
    public void transfer(SpiMode mode, byte[] out, byte[] in) throws BusException {
        if (out.length == 0 && in.length == 0) {
            throw new IllegalArgumentException("nothing to write and nothing to read");
        }
        check(mode, out, in, out.length + in.length);
        var what = new Message(name, mode, "write " + out.length + " read " + in.length);
        message(what, () -> dev.prepareTransfer(mode, out, in.length), in);
    }

    @Override
    public void exchange(SpiMode mode, byte[] out, byte[] in) throws BusException {
        if (out.length == 0 || out.length != in.length) {
            throw new IllegalArgumentException("write " + out.length + " read " + in.length
                    + " bytes at the same time; allowed is as many of both, at least 1");
        }
        check(mode, out, in, out.length);
        message(new Message(name, mode, "exchange " + out.length), () -> dev.prepareExchange(mode, out), in);
    }

    /** What a caller wants of a bus, in words. */
    private record Message(String bus, SpiMode mode, String bytes) {

        @Override
        public String toString() {
            return "spi-%s, mode %d, %d Hz, %d bits, %s".formatted(bus, mode.mode(), mode.hertz(), mode.bits(), bytes);
        }
    }

    private void message(Message what, Runnable prepare, byte[] in) throws BusException {
        try (var turn = turn(what)) {
            prepare.run();
            turn.ask();
            turn.conclude();
            dev.answer(what, in);
        }
    }

    private static void check(SpiMode mode, byte[] out, byte[] in, int total) {
        int word = mode.bits() <= 8 ? 1 : mode.bits() <= 16 ? 2 : 4;
        if (out.length % word != 0 || in.length % word != 0) {
            throw new IllegalArgumentException("write " + out.length + " read " + in.length + " bytes; words of "
                    + mode.bits() + " bits have " + word + " each");
        }
        if (total > SpiMemory.MOST_BYTES) {
            throw new IllegalArgumentException("write " + out.length + " read " + in.length + ", allowed is "
                    + SpiMemory.MOST_BYTES + " bytes in one message");
        }
    }
}
