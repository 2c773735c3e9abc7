// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.ask;
import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import javax.net.ssl.SSLContext;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dkura.fuzz=1000000} sends so many requests, {@code -Dkura.fuzz.first=...} begins with another one. */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("kura.fuzz", 50_000);
    private static final long FIRST = Long.getLong("kura.fuzz.first", 0);
    private static final int BATCH = 1000;
    private static final int CLIENTS = 4;

    private static final String HTTP = "(?s)(HTTP/1\\.1 [1-5](?!00 I)\\d\\d .*)?"; // or nothing
    private static final String ANYTHING = "(?s).*";

    private final ErrorLog log = new ErrorLog();
    private final TestEndpoint endpoint = new TestEndpoint();

    /** What is sent, by number, what may come back, and a good scrape. */
    private record Attack(LongFunction<Mutations> requests, String answers, Callable<String> scrape) {}

    @AfterEach
    void stop() {
        endpoint.close();
        log.close();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whateverIsSentTheNextScrapeIsRight() throws Exception {
        send(new Attack(Mutations::new, HTTP, endpoint::page), REQUESTS);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whateverIsSentInsteadOfTlsTheNextScrapeIsRight(@TempDir Path folder) throws Exception {
        TestKeys keys = TestKeys.make(folder, "gateway", "EC");
        endpoint.set(Map.of("tls", "file", "tls.file", keys.file().toString(), "tls.password", TestKeys.PASSWORD));
        Callable<String> scrape = () -> {
            try (var socket = keys.connect(endpoint.port)) {
                return withoutOwn(ask(socket)).replaceFirst("(?s).*?\r\n\r\n", "");
            }
        };
        await().ignoreExceptions().until(() -> scrape.call().equals(PAGE));
        List<String> good = List.of(hello(), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        send(new Attack(number -> new Mutations(good, number), ANYTHING, scrape), REQUESTS / 10);
    }

    private static String hello() throws Exception {
        var engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return new String(hello.array(), 0, hello.position(), ISO_8859_1);
    }

    private void send(Attack attack, int count) throws Exception {
        send(attack, FIRST, 3 * BATCH); // until all classes are there
        var before = Vitals.now();

        send(attack, FIRST, count);

        endpoint.set("tls", "none");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(endpoint.get("/metrics").body())
                        .containsPattern("exporter_http_connections\\{endpoint=\"kura.exporter.http\"} [12]\\.0\n"));
        System.out.println("fuzzed " + count + ": " + before + ", then " + Vitals.againLike(before));
        log.holdsNoLeak();
        log.holdsNoSurprise();
    }

    private void send(Attack attack, long first, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (long batch = first; batch < first + count; batch += BATCH) {
                List<Callable<Void>> shares = new ArrayList<>();
                for (long share = batch; share < batch + BATCH; share += BATCH / CLIENTS) {
                    long from = share;
                    shares.add(() -> send(attack, from));
                }
                for (var share : clients.invokeAll(shares)) {
                    share.get();
                }
                assertThat(attack.scrape.call())
                        .as("after requests up to %d", batch + BATCH)
                        .isEqualTo(PAGE);
            }
        } finally {
            clients.shutdown();
        }
        assertThat(clients.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private Void send(Attack attack, long from) throws IOException {
        var buffer = ByteBuffer.allocate(65_536);
        for (long number = from; number < from + BATCH / CLIENTS; number++) {
            try (var client = SocketChannel.open(new InetSocketAddress("127.0.0.1", endpoint.port))) {
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                String answer = answer(client, attack.requests.apply(number).pieces(), buffer);
                assertThat(answer).as("answer to request %d", number).matches(attack.answers);
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
