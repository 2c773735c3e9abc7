// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.util.Random;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.bus.I2cBuses;
import kura.bus.SpiBus;
import kura.bus.SpiBuses;
import kura.bus.SpiMode;

/** Wires between a driver and a chip, on which things go wrong; counts what goes over them. */
final class Disturbance {

    /** What goes wrong. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** Now and then the chip does not acknowledge. */
        NACK,
        /** Now and then a bit arrives turned round. */
        NOISE,
        /** A line hangs. */
        STUCK,
        /** The adapter is unplugged. */
        NO_ADAPTER
    }

    private final Random random;
    private volatile Fault fault = Fault.NONE;
    int transactions;
    long bits; // on the wire

    Disturbance(long seed) {
        random = new Random(seed);
    }

    void set(Fault fault) {
        this.fault = fault;
    }

    I2cBuses i2c(I2cBuses buses) {
        return name -> {
            adapter();
            I2cBus bus = buses.named(name);
            return (address, out, in) -> {
                count(9 * ((out.length > 0 ? 1 : 0) + out.length + (in.length > 0 ? 1 : 0) + in.length));
                before();
                bus.transfer(address, out, in);
                after(in);
            };
        };
    }

    SpiBuses spi(SpiBuses buses) {
        return name -> {
            adapter();
            SpiBus bus = buses.named(name);
            return new SpiBus() {
                @Override
                public void transfer(SpiMode mode, byte[] out, byte[] in) throws BusException {
                    count(8 * (out.length + in.length));
                    before();
                    bus.transfer(mode, out, in);
                    after(in);
                }

                @Override
                public void exchange(SpiMode mode, byte[] out, byte[] in) throws BusException {
                    count(8 * out.length);
                    before();
                    bus.exchange(mode, out, in);
                    after(in);
                }
            };
        };
    }

    private void count(int more) {
        transactions++;
        bits += more;
    }

    private void adapter() throws BusException {
        if (fault == Fault.NO_ADAPTER) {
            throw new BusException(Kind.ABSENT, 19, "unplugged");
        }
    }

    private void before() throws BusException {
        adapter();
        if (fault == Fault.STUCK) {
            throw new BusException(Kind.TIMEOUT, 110, "stuck");
        }
        if (fault == Fault.NACK && random.nextInt(3) == 0) {
            throw new BusException(Kind.NOT_ACKED, 121, "not acknowledged");
        }
    }

    private void after(byte[] in) {
        if (fault == Fault.NOISE && in.length > 0 && random.nextInt(3) == 0) {
            in[random.nextInt(in.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
