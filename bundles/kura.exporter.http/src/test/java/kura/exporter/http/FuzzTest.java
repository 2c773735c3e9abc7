// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kura.exporter.http.TestEndpoint.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -Dkura.fuzz=1000000} sends so many requests, {@code -Dkura.fuzz.first=...} begins with another one. */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("kura.fuzz", 50_000);
    private static final long FIRST = Long.getLong("kura.fuzz.first", 0);
    private static final int BATCH = 1000;
    private static final int CLIENTS = 4;

    private final Level usual = ResourceLeakDetector.getLevel();

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whateverIsSentTheNextScrapeIsRight() throws Exception {
        ResourceLeakDetector.setLevel(Level.PARANOID);
        try (var log = new ErrorLog();
                var endpoint = new TestEndpoint()) {
            send(endpoint, FIRST, 3 * BATCH); // until all classes are there
            var before = Vitals.now();

            send(endpoint, FIRST, REQUESTS);

            await().untilAsserted(() -> assertThat(endpoint.get("/metrics").body())
                    .containsPattern("exporter_http_connections\\{endpoint=\"kura.exporter.http\"} [12]\\.0\n"));
            System.out.println("fuzzed " + REQUESTS + ": " + before + ", then " + Vitals.againLike(before));
            for (int i = 0; i < 100; i++) { // Netty tells of leaks when it hands out the next buffers
                assertThat(endpoint.page()).isEqualTo(PAGE);
            }
            log.holdsNoSurprise();
        } finally {
            ResourceLeakDetector.setLevel(usual);
        }
    }

    private static void send(TestEndpoint endpoint, long first, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (long batch = first; batch < first + count; batch += BATCH) {
                List<Callable<Void>> shares = new ArrayList<>();
                for (long share = batch; share < batch + BATCH; share += BATCH / CLIENTS) {
                    long from = share;
                    shares.add(() -> send(endpoint.port, from));
                }
                for (var share : clients.invokeAll(shares)) {
                    share.get();
                }
                assertThat(endpoint.page())
                        .as("after requests up to %d", batch + BATCH)
                        .isEqualTo(PAGE);
            }
        } finally {
            clients.shutdown();
        }
        assertThat(clients.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private static Void send(int port, long from) throws IOException {
        var buffer = ByteBuffer.allocate(65_536);
        for (long number = from; number < from + BATCH / CLIENTS; number++) {
            try (var client = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                String answer = answer(client, new Mutations(number).pieces(), buffer);
                assertThat(answer)
                        .as("answer to request %d", number)
                        .matches("(?s)(HTTP/1\\.1 [1-5](?!00 I)\\d\\d .*)?");
            }
        }
        return null;
    }

    /** The beginning of what comes back, nothing if the server had enough. */
    private static String answer(SocketChannel client, List<byte[]> pieces, ByteBuffer buffer) {
        buffer.clear();
        try {
            for (byte[] piece : pieces) {
                client.write(ByteBuffer.wrap(piece));
            }
            client.shutdownOutput();
            while (client.read(buffer) >= 0) {
                if (!buffer.hasRemaining()) {
                    buffer.position(100);
                }
            }
        } catch (IOException e) {
            // a server may close before it has read all of a wrong request
        }
        return new String(buffer.array(), 0, buffer.position(), ISO_8859_1);
    }
}
