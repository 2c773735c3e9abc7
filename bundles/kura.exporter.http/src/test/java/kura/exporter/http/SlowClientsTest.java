// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code slowhttptest} against an endpoint that is scraped meanwhile. {@code -Dkura.slow=...} is for how many seconds each. */
class SlowClientsTest {

    private static final int SECONDS = Integer.getInteger("kura.slow", 3);
    private static final String HERE = "127.0.0.1"; // where slowhttptest comes from
    private static final String ELSEWHERE = "127.0.0.2";
    private static final byte[] SCRAPE =
            "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1);

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-H -i 1 -x 24", "-B -i 1 -s 8192", "-R -a 1 -b 1000", "-X -n 1 -w 10 -y 20 -z 1 -k 3"})
    void aScrapeIsAnsweredMeanwhile(String attack) throws Exception {
        String from = attack.startsWith("-X") ? ELSEWHERE : HERE;
        if (attack.startsWith("-X")) {
            BadClient.fill(endpoint.registry, 3000);
        }
        scrapes(from, until(1)); // until it is as fast as it can be
        List<Long> quiet = scrapes(from, until(1));
        var before = Vitals.now();

        Process slow = start(attack + " -c 200 -r 100 -l " + SECONDS);
        List<Long> meanwhile = scrapes(from, slow::isAlive);

        System.out.printf(
                "slowhttptest %s: p99 of a scrape %d us, without %d us, %.1f times%n",
                attack, p99(meanwhile), p99(quiet), (double) p99(meanwhile) / p99(quiet));
        assertThat(meanwhile).hasSizeGreaterThan(10).allMatch(micros -> micros < 2_000_000);
        Vitals.againLike(before);
    }

    @Test
    void slowReadersAtOnesOwnAddressKeepNobodyOutForLong() throws Exception {
        BadClient.fill(endpoint.registry, 10_000);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 130; i++) {
                slow.add(BadClient.STALLED.connect(endpoint.port));
            }
            for (Socket each : slow) {
                each.getInputStream().read(); // the answer is on its way
            }
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> assertThat(scrape(HERE))
                    .isPositive());
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    private static BooleanSupplier until(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        return () -> System.nanoTime() < end;
    }

    private Process start(String attack) throws IOException {
        List<String> command = new ArrayList<>(List.of("slowhttptest"));
        command.addAll(List.of(attack.split(" ")));
        command.addAll(List.of("-u", "http://127.0.0.1:" + endpoint.port + "/metrics"));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new AssertionError("slowhttptest is missing: apt-get install slowhttptest, or start ./verify", e);
        }
    }

    /** How long each one took, in microseconds, the shortest first. */
    private List<Long> scrapes(String from, BooleanSupplier goOn) throws Exception {
        List<Long> times = new ArrayList<>();
        while (goOn.getAsBoolean()) {
            times.add(scrape(from));
            MILLISECONDS.sleep(5);
        }
        times.sort(null);
        return times;
    }

    private long scrape(String from) throws IOException {
        long start = System.nanoTime();
        try (var socket = new Socket("127.0.0.1", endpoint.port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(SCRAPE);
            assertThat(TestEndpoint.rest(socket)).startsWith("HTTP/1.1 200").contains("\nkura_level 7.0\n");
        }
        return (System.nanoTime() - start) / 1000;
    }

    private static long p99(List<Long> sorted) {
        return sorted.get(sorted.size() * 99 / 100);
    }
}
