// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/** The C library, by JNA. Nothing else here touches JNA; what JNA does at first, {@link LibcLoader} watches over. */
final class Libc implements Ioctl {

    private static final int O_RDWR = 0x2;
    private static final int O_CLOEXEC = 0x80000; // the commands that Kura runs do not inherit the bus

    private static int users; // JNA binds the calls below to the class, not to its instances

    Libc() {
        synchronized (Libc.class) {
            if (users == 0) {
                Native.register(Libc.class, NativeLibrary.getProcess());
            }
            users++;
        }
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
        return errnoIfFailed(
                Native.LONG_SIZE == 8 ? ioctl(fd, (long) request, argument) : ioctl(fd, request, (int) argument));
    }

    @Override
    public long address(ByteBuffer memory) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    }

    @Override
    public int pointerSize() {
        return Native.POINTER_SIZE;
    }

    /** The last one also ends JNA's thread, which else would keep this class loader alive. */
    @Override
    public void unload() {
        synchronized (Libc.class) {
            if (--users > 0) {
                return;
            }
            NativeLibrary process = NativeLibrary.getProcess();
            Native.unregister(Libc.class);
            process.close();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getClass().getClassLoader() == Native.class.getClassLoader()) {
                thread.interrupt();
            }
        }
    }

    private static int errnoIfFailed(int result) {
        return result < 0 ? -Native.getLastError() : result;
    }

    private static native int open(String path, int flags);

    private static native int close(int fd);

    /** Where a C long has 64 bits. NativeLong would do for both, at the price of calls back into Java. */
    private static native int ioctl(int fd, long request, long argument);

    /** Where it has 32. */
    private static native int ioctl(int fd, int request, int argument);
}
