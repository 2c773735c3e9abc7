// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import kura.bus.BusException;
import kura.linux.Ioctl;
import kura.linux.LibcLoader;

/** The driver as a gateway runs it, without OSGi: in its package because only OSGi may make what is inside. */
final class Ours {

    private static final int CHIP = 0x76;
    private static final int RDWR = 0x0707;

    private Ours() {}

    /** Reads the chip's eight registers from {@code out[0]} on. */
    private interface Transaction {
        void run(byte[] out, byte[] in) throws BusException;
    }

    /**
     * Prints what a transaction takes, in microseconds: CPU time of the whole process, and time.
     *
     * @param arguments a number of a bus; {@code driver}, or {@code calls} for its calls without its thread; how many
     *     transactions to warm up, and how many to measure
     */
    public static void main(String[] arguments) throws BusException {
        var loader = new LibcLoader("/dev/i2c-N", new File(System.getProperty("java.io.tmpdir")));
        var transaction = arguments[1].equals("driver")
                ? driver(loader, arguments[0])
                : calls(loader.get(), "/dev/i2c-" + arguments[0]);
        run(transaction, Integer.parseInt(arguments[2]));
        System.out.println(run(transaction, Integer.parseInt(arguments[3])));
        System.exit(0);
    }

    private static Transaction driver(LibcLoader loader, String bus) throws BusException {
        var open = new LinuxI2cBuses(loader).named(bus);
        return (out, in) -> open.transfer(CHIP, out, in);
    }

    private static Transaction calls(Ioctl system, String path) {
        var memory = new I2cMemory(system);
        int fd = system.open(path);
        return (out, in) -> {
            int messages = memory.raw(CHIP, out, in);
            if (system.ioctl(fd, RDWR, memory.address()) != messages) {
                throw new IllegalStateException(path + " does not answer");
            }
            memory.rawAnswer(out, in);
        };
    }

    private static String run(Transaction transaction, int times) throws BusException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        byte[] in = new byte[8];
        long used = system.getProcessCpuTime();
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            transaction.run(new byte[] {(byte) 0xF7}, in);
            if (in[7] != (byte) 0xFE) {
                throw new IllegalStateException("the chip answered with something else");
            }
        }
        began = System.nanoTime() - began;
        used = system.getProcessCpuTime() - used;
        return "%.2f %.2f".formatted(used / 1e3 / times, began / 1e3 / times);
    }
}
