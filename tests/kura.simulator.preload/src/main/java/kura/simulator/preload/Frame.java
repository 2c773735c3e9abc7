// SPDX-License-Identifier: EPL-2.0
package kura.simulator.preload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.bus.SpiMode;

/** A transaction on a bus, as a program asked for it. */
record Frame(int sequence, int kind, int bus, int select, List<Message> messages) {

    private static final int I2C = 0;
    private static final int READS = 1;
    private static final int WRITES_TOO = 2;
    private static final byte[] NOTHING = {};

    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int EOPNOTSUPP = 95;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    /** A part of a transaction: what it writes, or room for what it reads, or both at the same time. */
    record Message(int address, boolean reads, boolean writes, int bits, int hertz, byte[] bytes) {

        static Message read(ByteBuffer from) {
            int address = from.getShort();
            int flags = from.getShort();
            byte[] bytes = new byte[from.getShort()];
            int bits = from.getShort();
            int hertz = from.getInt();
            boolean reads = (flags & READS) != 0;
            boolean writes = !reads || (flags & WRITES_TOO) != 0;
            if (writes) {
                from.get(bytes);
            }
            return new Message(address, reads, writes, bits, hertz, bytes);
        }
    }

    /** Reads what comes after the length. */
    static Frame read(ByteBuffer from) {
        int sequence = from.getInt();
        int kind = from.get();
        int bus = from.get() & 0xFF;
        int count = from.get() & 0xFF;
        int select = from.get() & 0xFF;
        var messages = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            messages.add(Message.read(from));
        }
        return new Frame(sequence, kind, bus, select, messages);
    }

    /** Does it, and lays out the answer. */
    ByteBuffer answer(IntFunction<I2cBus> i2c, Function<String, SpiBus> spi) {
        try {
            return kind == I2C
                    ? answer(i2c.apply(bus), this::transfer)
                    : answer(spi.apply(bus + "." + select), this::message);
        } catch (BusException e) {
            return answer(-errno(e), NOTHING);
        } catch (IllegalArgumentException e) {
            return answer(-EINVAL, NOTHING);
        }
    }

    private interface Transaction<B> {
        byte[] on(B bus) throws BusException;
    }

    private <B> ByteBuffer answer(B wanted, Transaction<B> transaction) throws BusException {
        if (wanted == null) {
            return answer(messages.isEmpty() ? -ENOENT : -ENODEV, NOTHING);
        }
        return answer(0, messages.isEmpty() ? NOTHING : transaction.on(wanted));
    }

    private byte[] transfer(I2cBus wanted) throws BusException {
        byte[] in = in();
        wanted.transfer(messages.get(0).address, out(), in);
        return in;
    }

    private byte[] message(SpiBus wanted) throws BusException {
        Message first = messages.get(0);
        var mode = new SpiMode(first.address, first.hertz, first.bits);
        byte[] in = in();
        if (messages.size() == 1 && first.reads && first.writes) {
            wanted.exchange(mode, first.bytes, in);
        } else {
            wanted.transfer(mode, out(), in);
        }
        return in;
    }

    /** What is written before all that is read. */
    private byte[] out() throws BusException {
        Message first = messages.get(0);
        Message last = messages.get(messages.size() - 1);
        boolean both = messages.size() == 2 && !first.reads && !last.writes && first.address == last.address;
        if (messages.size() > 1 && !both || first.reads && first.writes) {
            throw new BusException(BusException.Kind.UNSUPPORTED, EOPNOTSUPP, "more than a write and a read");
        }
        return first.writes ? first.bytes : NOTHING;
    }

    private byte[] in() {
        Message last = messages.get(messages.size() - 1);
        return last.reads ? new byte[last.bytes.length] : NOTHING;
    }

    private ByteBuffer answer(int result, byte[] bytes) {
        return ByteBuffer.allocate(12 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8 + bytes.length)
                .putInt(sequence)
                .putInt(result)
                .put(bytes)
                .flip();
    }

    private static int errno(BusException e) {
        if (e.errno() > 0) {
            return e.errno();
        }
        return switch (e.kind()) {
            case ABSENT -> ENODEV;
            case BUSY -> EBUSY;
            case NOT_ACKED -> EREMOTEIO;
            case TIMEOUT, STUCK -> ETIMEDOUT;
            case PERMISSION -> EACCES;
            case UNSUPPORTED -> EOPNOTSUPP;
            case IO -> EIO;
        };
    }
}
