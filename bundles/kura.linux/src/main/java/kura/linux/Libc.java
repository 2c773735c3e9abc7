// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/** The C library, by JNA. Nothing else here touches JNA; what JNA does at first, {@link LibcLoader} watches over. */
final class Libc implements Ioctl {

    private static final int O_RDWR = 0x2;
    private static final int O_CLOEXEC = 0x80000; // the commands that Kura runs do not inherit the bus

    static {
        Native.register(Libc.class, NativeLibrary.getProcess());
    }

    @Override
    public int open(String path) {
        return errnoIfFailed(open(path, O_RDWR | O_CLOEXEC));
    }

    @Override
    public void release(int fd) {
        close(fd);
    }

    @Override
    public int ioctl(int fd, int request, long argument) {
        return errnoIfFailed(ioctl(fd, new NativeLong(request), new NativeLong(argument)));
    }

    @Override
    public long address(ByteBuffer memory) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    }

    @Override
    public int pointerSize() {
        return Native.POINTER_SIZE;
    }

    private static int errnoIfFailed(int result) {
        return result < 0 ? -Native.getLastError() : result;
    }

    private static native int open(String path, int flags);

    private static native int close(int fd);

    private static native int ioctl(int fd, NativeLong request, NativeLong argument);
}
