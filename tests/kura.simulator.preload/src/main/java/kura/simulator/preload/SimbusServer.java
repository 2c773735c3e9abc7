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
import java.util.function.IntFunction;
import kura.bus.I2cBus;

/**
 * Answers what {@code simbus_preload.so} sends: each device that a program has open is a connection, each transaction a
 * frame. All numbers are little-endian; a length counts what follows it.
 *
 * <pre>
 * frame:   u32 length, u32 sequence, u8 kind (0 is I2C), u8 bus, u16 number of messages, the messages
 * message: u16 address, u16 flags (1 reads), u16 count, u16 0, and unless it reads count bytes
 * answer:  u32 length, u32 sequence, s32 0 or a negated error number, the bytes read
 * </pre>
 *
 * A frame without messages asks whether the bus is there.
 */
public final class SimbusServer implements AutoCloseable {

    private static final int MOST_DEVICES = 16;
    private static final int MOST_FRAME = 65536;

    private final Path socket;
    private final IntFunction<I2cBus> buses;
    private final ServerSocketChannel server;
    private final ExecutorService threads = Executors.newFixedThreadPool(1 + MOST_DEVICES, SimbusServer::daemon);

    /**
     * Serves at once.
     *
     * @param socket a path where no file is yet; what the program is to get as {@code SIMBUS_SOCKET}
     * @param buses the bus of a number, or null if there is none
     */
    public SimbusServer(Path socket, IntFunction<I2cBus> buses) throws IOException {
        this.socket = socket;
        this.buses = buses;
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
                ByteBuffer answer = Frame.read(rest).answer(buses);
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
