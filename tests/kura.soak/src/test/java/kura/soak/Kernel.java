// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kura.bus.SpiMode;
import kura.linux.Ioctl;

/**
 * A kernel as far as {@code /dev/i2c-N} and {@code /dev/spidevB.C} go, with simulated wires behind them. It finds its way
 * through what it is asked by the numbers and structures of the kernel's headers, not by the code under test.
 */
final class Kernel implements Ioctl {

    private static final int I2C_SLAVE = 0x0703;
    private static final int I2C_FUNCS = 0x0705;
    private static final int I2C_RDWR = 0x0707;
    private static final int RAW = 0x0EFF_0009; // what an adapter can do
    private static final int SPI_RD_MODE = 0x8001_6B01;
    private static final int SPI_WR_MODE = 0x4001_6B01;
    private static final int SPI_MESSAGE = 0x4000_6B00;
    private static final int NUMBER_OF_BYTES = 0x3FFF_0000; // of a request

    private static final int ENOENT = 2;
    private static final int EBADF = 9;
    private static final int ENODEV = 19;

    private static final int ROOM = 1 << 20; // more than any memory has

    /** A device from when it is plugged in until it is pulled out. */
    private static final class Device {

        private final Wires wires;
        private volatile boolean gone;
        private volatile byte mode;

        Device(Wires wires) {
            this.wires = wires;
        }
    }

    private final Map<String, Device> devices = new ConcurrentHashMap<>(); // by their paths
    private final Map<Integer, Device> files = new ConcurrentHashMap<>(); // by their descriptors
    private final ConcurrentSkipListMap<Long, ByteBuffer> memories = new ConcurrentSkipListMap<>();
    private final AtomicInteger descriptors = new AtomicInteger(3);
    private final AtomicLong free = new AtomicLong(0x7000_0000_0000L);

    void plug(String path, Wires wires) {
        devices.put(path, new Device(wires));
    }

    /** Who has it open finds it gone, even if another one is plugged in there later. */
    void unplug(String path) {
        Device device = devices.remove(path);
        if (device != null) {
            device.gone = true;
        }
    }

    /** How many descriptors were opened and not given back. */
    int openFiles() {
        return files.size();
    }

    @Override
    public int open(String path) {
        Device device = devices.get(path);
        if (device == null) {
            return -ENOENT;
        }
        int descriptor = descriptors.incrementAndGet();
        files.put(descriptor, device);
        return descriptor;
    }

    @Override
    public void release(int fd) {
        files.remove(fd);
    }

    @Override
    public int ioctl(int fd, int request, long argument) {
        Device device = files.get(fd);
        if (device == null || device.gone) {
            return device == null ? -EBADF : -ENODEV;
        }
        return switch (request) {
            case I2C_SLAVE -> 0;
            case I2C_FUNCS -> {
                at(argument).putInt(0, RAW);
                yield 0;
            }
            case I2C_RDWR -> transfer(device.wires, at(argument));
            case SPI_RD_MODE -> {
                at(argument).put(0, device.mode);
                yield 0;
            }
            case SPI_WR_MODE -> {
                device.mode = at(argument).get(0);
                yield 0;
            }
            default -> message(device, request, at(argument));
        };
    }

    @Override
    public long address(ByteBuffer direct) {
        long base = free.getAndAdd(ROOM);
        memories.put(base, direct);
        return base;
    }

    @Override
    public int pointerSize() {
        return 8;
    }

    /** A write, a read, or both in this order: struct i2c_rdwr_ioctl_data, and struct i2c_msg of 16 bytes each. */
    private int transfer(Wires wires, ByteBuffer request) {
        var messages = at(request.getLong(0));
        int count = request.getInt(8);
        byte[] out = {};
        byte[] in = {};
        long to = 0;
        for (int i = 0; i < 16 * count; i += 16) {
            byte[] bytes = new byte[messages.getShort(i + 4)];
            if ((messages.getShort(i + 2) & 1) != 0) {
                in = bytes;
                to = messages.getLong(i + 8);
            } else {
                out = bytes;
                at(messages.getLong(i + 8)).get(out);
            }
        }
        int result = wires.transfer(messages.getShort(0), out, in);
        if (result < 0) {
            return result;
        }
        if (in.length > 0) {
            at(to).put(in);
        }
        return count;
    }

    /** Transfers while the chip stays selected: struct spi_ioc_transfer of 32 bytes each. */
    private int message(Device device, int request, ByteBuffer transfers) {
        int size = (request & NUMBER_OF_BYTES) >> 16;
        if ((request & ~NUMBER_OF_BYTES) != SPI_MESSAGE || size == 0 || size % 32 != 0) {
            throw new AssertionError("request 0x%08x".formatted(request));
        }
        var out = ByteBuffer.allocate(8192);
        for (int i = 0; i < size; i += 32) {
            byte[] bytes = new byte[transfers.getInt(i + 16)];
            if (transfers.getLong(i) != 0) {
                at(transfers.getLong(i)).get(bytes);
            }
            out.put(bytes);
        }
        byte[] told = new byte[out.position()];
        byte[] said = new byte[told.length];
        out.flip().get(told);
        int result =
                device.wires.message(new SpiMode(device.mode & 3, transfers.getInt(20), transfers.get(26)), told, said);
        if (result < 0) {
            return result;
        }
        for (int i = 0, from = 0; i < size; from += transfers.getInt(i + 16), i += 32) {
            if (transfers.getLong(i + 8) != 0) {
                at(transfers.getLong(i + 8)).put(said, from, transfers.getInt(i + 16));
            }
        }
        return said.length;
    }

    /** The memory from an address on. */
    private ByteBuffer at(long address) {
        var memory = memories.floorEntry(address);
        int offset = (int) (address - memory.getKey());
        return memory.getValue().duplicate().position(offset).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
