// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kura.exporter.http.TestEndpoint.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kura.exporter.http.route.Response;
import kura.exporter.http.route.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of other bundles that does not end holds up nobody else, and its threads do not become many. */
class HangingTest {

    private static final String IMPATIENT = " HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 0.3\r\n";

    private static final int PLACES = 2 + 36; // of one route: threads, and waiting

    private final TestEndpoint endpoint = new TestEndpoint();
    private final AtomicBoolean stopped = new AtomicBoolean();

    @AfterEach
    void stop() {
        stopped.set(true);
        endpoint.close();
    }

    @Test
    void aCallbackThatNeverEndsIsForgottenWithItsBundle() throws Exception {
        var plugin = endpoint.registry.handle("plugin");
        plugin.gauge("hanging", "").callback(() -> hang());
        endpoint.registry.gauge("other", "").callback(() -> 1);
        for (int i = 0; i < 6; i++) {
            assertThat(impatient("/metrics")).startsWith("HTTP/1.1 503");
        }
        await().untilAsserted(() -> assertThat(workers()).isLessThanOrEqualTo(4));

        plugin.close();

        await().atMost(5, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(impatient("/metrics")).contains("\nkura_other 1.0\n"));
        assertThat(endpoint.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aRouteThatHangsHoldsUpNothingElse() throws Exception {
        endpoint.registry.gauge("other", "").callback(() -> 1);
        endpoint.route("/hangs", request -> Response.text(200, "" + hang()));
        endpoint.route("/works", request -> Response.text(200, "works"));
        for (int i = 0; i < 10; i++) {
            assertThat(impatient("/hangs")).startsWith("HTTP/1.1 503").contains("retry-after: 5");
        }

        assertThat(endpoint.get("/works").body()).isEqualTo("works");
        assertThat(endpoint.get("/metrics").body()).contains("\nkura_other 1.0\n");
        assertThat(endpoint.get("/status.json").statusCode()).isEqualTo(200);
        assertThat(workers()).isLessThanOrEqualTo(10);
    }

    @Test
    void whoTakesTooLongIsInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        endpoint.route("/sleeps", request -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Response.text(200, "slept");
        });

        assertThat(impatient("/sleeps")).startsWith("HTTP/1.1 503");
        assertThat(interrupted.await(2, TimeUnit.SECONDS)).isTrue();
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void nothingIsDoneForWhoHasLeft() throws Exception {
        var begun = new AtomicInteger();
        endpoint.route("/slow", request -> {
            begun.incrementAndGet();
            Thread.sleep(300);
            return Response.text(200, "slow");
        });
        for (int i = 0; i < 30; i++) {
            try (Socket socket = endpoint.connect()) {
                socket.getOutputStream().write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
                socket.setSoLinger(true, 0);
            }
        }

        assertThat(endpoint.get("/slow").body()).isEqualTo("slow");
        assertThat(begun.get()).isLessThan(20);
    }

    @Test
    void whatWasAnsweredIsKeptNoLonger() throws Exception {
        var post = endpoint.registration(Map.of(Route.PATH, "/post", Route.METHOD, "POST"));
        endpoint.exporter().addRoute(request -> Response.text(200, "" + request.body().length), post);
        byte[] request = ("POST /post HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 60\r\n"
                        + "Content-Length: 65536\r\n\r\n" + "a".repeat(65536))
                .getBytes(ISO_8859_1);
        var before = Vitals.now();
        try (Socket socket = endpoint.connect()) {
            for (int i = 0; i < 1500; i++) { // 100 MB
                socket.getOutputStream().write(request);
                assertThat(TestEndpoint.answer(socket)).endsWith("65536");
            }
            assertThat(Vitals.now().heap() - before.heap()).isLessThan(20 << 20);
        }
    }

    @Test
    void whoFindsAllPlacesTakenIsToldToComeBack() throws Exception {
        var end = new CountDownLatch(1);
        endpoint.route("/slow", request -> Response.text(200, "slow: " + end.await(60, TimeUnit.SECONDS)));
        endpoint.route("/works", request -> Response.text(200, "works"));
        byte[] patient =
                "GET /slow HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 60\r\n\r\n".getBytes(ISO_8859_1);
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES + 2; i++) {
                clients.add(endpoint.connect());
                clients.get(i).getOutputStream().write(patient);
            }

            await().until(() -> answered(clients) == 2);
            for (Socket each : clients) {
                if (each.getInputStream().available() > 0) {
                    assertThat(TestEndpoint.answer(each))
                            .startsWith("HTTP/1.1 503")
                            .contains("retry-after: 5\r\n");
                }
            }
            assertThat(endpoint.get("/works").body()).isEqualTo("works");
            assertThat(endpoint.get("/metrics").body())
                    .contains("rejections_total{endpoint=\"kura.exporter.http\",reason=\"saturated\"} 2.0");

            end.countDown();
            await().until(() -> answered(clients) == PLACES);
            for (Socket each : clients) {
                if (each.getInputStream().available() > 0) {
                    assertThat(TestEndpoint.answer(each)).endsWith("slow: true");
                }
            }
        } finally {
            for (Socket each : clients) {
                each.close();
            }
        }
    }

    @Test
    void whatGoesOnWhenItsRouteGoesIsInterruptedWhenTheEndpointStops() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Route sleeps = request -> {
            begun.countDown();
            try {
                Thread.sleep(110_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Response.text(200, "slept");
        };
        var registration = endpoint.route("/sleeps", sleeps);
        try (Socket client = endpoint.connect()) {
            client.getOutputStream()
                    .write("GET /sleeps HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 60\r\n\r\n"
                            .getBytes(ISO_8859_1));
            begun.await();
            endpoint.exporter().removeRoute(sleeps, registration);
            endpoint.route("/another", request -> Response.text(200, ""));

            endpoint.close();

            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "soon"})
    void whoSaysNoNumberAsTimeoutIsAnsweredInTheUsualTime(String timeout) throws Exception {
        endpoint.route("/slow", request -> {
            Thread.sleep(500);
            return Response.text(200, "slow");
        });

        assertThat(endpoint.raw("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "X-Prometheus-Scrape-Timeout-Seconds: " + timeout + "\r\n\r\n"))
                .endsWith("slow");
    }

    private static long answered(List<Socket> clients) throws IOException {
        long answered = 0;
        for (Socket each : clients) {
            answered += each.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    private double hang() {
        while (!stopped.get()) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                // is what such code does
            }
        }
        return 0;
    }

    private String impatient(String path) throws Exception {
        return endpoint.raw("GET " + path + IMPATIENT + "Connection: close\r\n\r\n");
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kura-exporter-http-worker"))
                .count();
    }
}
