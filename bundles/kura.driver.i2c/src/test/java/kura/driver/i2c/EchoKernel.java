// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.nio.ByteBuffer;
import kura.linux.Ioctl;

/** A kernel behind which a chip repeats the byte it was given, in 64 bit. */
final class EchoKernel implements Ioctl {

    private static final int FIRST_BYTE = 48;

    private ByteBuffer memory;

    @Override
    public int open(String path) {
        return 3;
    }

    @Override
    public void release(int fd) {}

    @Override
    public int ioctl(int fd, int request, long argument) {
        if (request == 0x0705) {
            memory.put(0, (byte) 1);
        }
        if (request != 0x0707) {
            return 0;
        }
        memory.put(FIRST_BYTE + 1, memory.get(FIRST_BYTE));
        return 2;
    }

    @Override
    public long address(ByteBuffer direct) {
        memory = direct;
        return 0;
    }

    @Override
    public int pointerSize() {
        return 8;
    }
}
