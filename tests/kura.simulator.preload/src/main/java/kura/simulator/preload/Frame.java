// SPDX-License-Identifier: EPL-2.0
package kura.simulator.preload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import kura.bus.BusException;
import kura.bus.I2cBus;

/** A transaction on a bus, as a program asked for it. */
record Frame(int sequence, int kind, int bus, List<Message> messages) {

    private static final int I2C = 0;
    private static final int READS = 1;
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

    /** A part of a transaction: what it writes, or room for what it reads. */
    record Message(int address, boolean reads, byte[] bytes) {

        static Message read(ByteBuffer from) {
            int address = from.getShort();
            boolean reads = (from.getShort() & READS) != 0;
            byte[] bytes = new byte[from.getShort()];
            from.getShort();
            if (!reads) {
                from.get(bytes);
            }
            return new Message(address, reads, bytes);
        }
    }

    /** Reads what comes after the length. */
    static Frame read(ByteBuffer from) {
        int sequence = from.getInt();
        int kind = from.get();
        int bus = from.get() & 0xFF;
        int count = from.getShort();
        var messages = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            messages.add(Message.read(from));
        }
        return new Frame(sequence, kind, bus, messages);
    }

    /** Does it, and lays out the answer. */
    ByteBuffer answer(IntFunction<I2cBus> buses) {
        try {
            I2cBus wanted = kind == I2C ? buses.apply(bus) : null;
            if (wanted == null) {
                return answer(messages.isEmpty() ? -ENOENT : -ENODEV, NOTHING);
            }
            return answer(0, messages.isEmpty() ? NOTHING : transfer(wanted));
        } catch (BusException e) {
            return answer(-errno(e), NOTHING);
        } catch (IllegalArgumentException e) {
            return answer(-EINVAL, NOTHING);
        }
    }

    private byte[] transfer(I2cBus wanted) throws BusException {
        Message first = messages.get(0);
        Message last = messages.get(messages.size() - 1);
        boolean both = messages.size() == 2 && !first.reads && last.reads && first.address == last.address;
        if (messages.size() > 1 && !both) {
            throw new BusException(BusException.Kind.UNSUPPORTED, EOPNOTSUPP, "more than a write and a read");
        }
        byte[] out = first.reads ? NOTHING : first.bytes;
        byte[] in = last.reads ? last.bytes : NOTHING;
        wanted.transfer(first.address, out, in);
        return in;
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
