// SPDX-License-Identifier: EPL-2.0
package kura.simulator.preload;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import kura.bus.I2cBus;
import kura.bus.SpiBus;

/**
 * Answers what {@code simbus_preload.so} sends: each device that a program has open is a connection, each transaction a
 * frame. All numbers are little-endian; a length counts what follows it.
 *
 * <pre>
 * frame:   u32 length, u32 sequence, u8 kind (0 I2C, 1 SPI), u8 bus, u8 number of messages, u8 chip select, the messages
 * message: u16 address (SPI: mode), u16 flags (1 reads, 3 reads and writes), u16 count, u16 bits, u32 hertz,
 *          and unless it only reads count bytes
 * answer:  u32 length, u32 sequence, s32 0 or a negated error number, the bytes read
 * </pre>
 *
 * A frame without messages asks whether the bus is there.
 */
public final class SimbusServer implements AutoCloseable {

    private static final int MOST_DEVICES = 16;
    private static final int MOST_FRAME = 65536;

    private final Path socket;
    private final IntFunction<I2cBus> i2c;
    private final Function<String, SpiBus> spi;
    private final ServerSocketChannel server;
    private final ExecutorService threads = Executors.newFixedThreadPool(1 + MOST_DEVICES, SimbusServer::daemon);

    /** Serves I²C buses only. */
    public SimbusServer(Path socket, IntFunction<I2cBus> i2c) throws IOException {
        this(socket, i2c, name -> null);
    }

    /**
     * Serves at once.
     *
     * @param socket a path where no file is yet; what the program is to get as {@code SIMBUS_SOCKET}
     * @param i2c the bus of a number, or null if there is none
     * @param spi the bus and chip select of a name like {@code 0.1}, or null if there is none
     */
    public SimbusServer(Path socket, IntFunction<I2cBus> i2c, Function<String, SpiBus> spi) throws IOException {
        this.socket = socket;
        this.i2c = i2c;
        this.spi = spi;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        threads.execute(this::accept);
    }

    /** Ends all connections: to the programs, the adapters are unplugged. */
    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow(); // interrupted channels close
        Files.deleteIfExists(socket);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "simbus");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel device = server.accept();
                threads.execute(() -> serve(device));
            }
        } catch (IOException | RuntimeException e) {
            // closed
        }
    }

    private void serve(SocketChannel device) {
        try (device) {
            var length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            var rest = ByteBuffer.allocate(MOST_FRAME).order(ByteOrder.LITTLE_ENDIAN);
            while (filled(device, length.clear()) && filled(device, rest.clear().limit(length.getInt(0)))) {
                ByteBuffer answer = Frame.read(rest).answer(i2c, spi);
                while (answer.hasRemaining()) {
                    device.write(answer);
                }
            }
        } catch (IOException | RuntimeException e) {
            // the program ended in the middle of a frame, or sent none: its device is unplugged
        }
    }

    private static boolean filled(SocketChannel device, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (device.read(buffer) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }
}
