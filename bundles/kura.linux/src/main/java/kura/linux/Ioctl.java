// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.nio.ByteBuffer;

/** What a driver asks of the system. A result below zero is an error number, negated, as inside the kernel. */
public interface Ioctl {

    /** Opens a device for reading and writing; the result is its descriptor. */
    int open(String path);

    /** Gives a descriptor back. */
    void release(int fd);

    /**
     * Makes a request to an open device.
     *
     * @param argument a number, or where in memory there is more
     */
    int ioctl(int fd, int request, long argument);

    /** Where a direct buffer begins in memory. */
    long address(ByteBuffer memory);

    /** How many bytes an address has in the system's structures: 4 or 8. */
    int pointerSize();
}
