// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.bus.BusException;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.linux.Ioctl;

/** Has a thread of its own talk to the kernel, for one caller after the other, and opens the bus again after a failure. */
final class LinuxSpiBus implements SpiBus {

    private final SpiDev dev;
    private final Worker worker;

    /**
     * @param turnMillis how long a call waits for its turn
     * @param callMillis how long a call takes at most, with that
     */
    LinuxSpiBus(Ioctl system, String name, int turnMillis, int callMillis) {
        this.dev = new SpiDev(system, name);
        this.worker = new Worker("spi-" + name, turnMillis, callMillis, dev::close);
    }

    /** Opens the bus, if it is not open. */
    LinuxSpiBus open() throws BusException {
        if (!dev.isOpen()) {
            worker.run(() -> {
                dev.open();
                return null;
            });
        }
        return this;
    }

    @Override
    public void transfer(SpiMode mode, byte[] out, byte[] in) throws BusException {
        if (out.length == 0 && in.length == 0) {
            throw new IllegalArgumentException("nothing to write and nothing to read");
        }
        check(mode, out, in, out.length + in.length);
        byte[] heard = message(() -> dev.transfer(mode, out, in.length));
        System.arraycopy(heard, 0, in, 0, in.length);
    }

    @Override
    public void exchange(SpiMode mode, byte[] out, byte[] in) throws BusException {
        if (out.length == 0 || out.length != in.length) {
            throw new IllegalArgumentException("write " + out.length + " read " + in.length
                    + " bytes at the same time; allowed is as many of both, at least 1");
        }
        check(mode, out, in, out.length);
        byte[] heard = message(() -> dev.exchange(mode, out));
        System.arraycopy(heard, 0, in, 0, in.length);
    }

    /** Closes the bus for good: now, or when the message under way has ended. */
    void stop() {
        worker.stop();
    }

    private byte[] message(Worker.Errand message) throws BusException {
        return worker.run(() -> {
            dev.open();
            try {
                return message.run();
            } catch (BusException e) {
                dev.close(); // perhaps the adapter was unplugged: then the next line says so
                dev.open();
                throw e;
            }
        });
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
