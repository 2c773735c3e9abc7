// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import kura.metrics.Gauge;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page for people, as it goes over the wire. */
class StatusPageTest {

    private static final List<String> FILES = List.of("/", "/status.css", "/status.js", "/status.json");

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void everyPartOfItComesUnderAStrictPolicyAndIsSmall() throws Exception {
        int bytes = 0;
        for (String file : FILES) {
            HttpResponse<String> answer = endpoint.get(file);
            bytes += answer.body().length();
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(header(answer, "content-security-policy"))
                    .isEqualTo("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                            + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "cache-control")).isEqualTo("no-store");
            assertThat(header(answer, "content-type")).endsWith("; charset=utf-8");
        }
        assertThat(bytes).isLessThan(40_000);
        assertThat(endpoint.raw(
                        "GET /status.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"))
                .contains("content-encoding: gzip");
    }

    @Test
    void twentySensorsWithAllTheirLinesAreSmallToo() throws Exception {
        for (int i = 0; i < 20; i++) {
            fill("greenhouse " + i, i);
        }
        var late = new HttpExporterComponent(); // remembers what is there when it comes
        late.setRegistry(endpoint.registry);
        endpoint.port = FreePort.next();
        late.configure(Map.of("address", "127.0.0.1", "port", endpoint.port));
        try {
            await().ignoreExceptions().untilAsserted(() -> assertThat(
                            endpoint.get("/status.json").body().split("\"points\":\" {59}VV\"", -1))
                    .hasSize(81));
            int bytes = 0;
            for (String file : FILES) {
                bytes += endpoint.get(file).body().getBytes(UTF_8).length;
            }
            assertThat(bytes).isLessThan(40_000);
        } finally {
            late.stop();
        }
    }

    private void fill(String sensor, int i) {
        var registry = endpoint.registry;
        registry.gauge("sensor_up", "", "sensor").labelValues(sensor).set(1);
        registry.gauge("sensor_last_success_timestamp_seconds", "", "sensor")
                .labelValues(sensor)
                .set(System.currentTimeMillis() / 1000.0);
        registry.counter("sensor_reads", "", "sensor").labelValues(sensor).inc(123_456);
        for (String unit : List.of("celsius", "ratio", "pascals", "ohms")) {
            Gauge.builder()
                    .name("quantity_" + unit)
                    .unit(unit)
                    .labelNames("sensor")
                    .register(registry)
                    .labelValues(sensor)
                    .set(21.456783 + i / 7.0);
        }
    }

    @Test
    void whatGoesWrongInOneLookIsNotTheLastLook() {
        var page = new StatusPage(
                () -> {
                    throw new InternalError("once");
                },
                null,
                new EndpointState());

        page.sample();
    }

    @Test
    void itCanBeReadWithoutItsScript() throws Exception {
        endpoint.registry
                .gauge("sensor_up", "", "sensor")
                .labelValues("<b>cellar</b>")
                .set(1);

        assertThat(endpoint.get("/").body())
                .startsWith("<!doctype html>")
                .contains("<th scope=\"row\">&lt;b&gt;cellar&lt;/b&gt;</th><td><p>Works</p>")
                .contains("<a href=\"./metrics?format=openmetrics\">")
                .doesNotContain("<!--report-->", " style=", "<style", "onclick", "//");
    }

    @Test
    void theEndpointTellsItsOwnNumbers() throws Exception {
        endpoint.get("/metrics");
        endpoint.get("/nowhere");
        endpoint.set(Map.of("login", "token", "login.token", "t"));
        assertThat(endpoint.get("/").statusCode()).isEqualTo(401);
        endpoint.set("login", "none");

        await().untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                .containsPattern("\"Requests answered\",\"value\":\"\\d+, 1 of them with an error\"")
                .containsPattern("\"Open connections\",\"value\":\"[12]\"")
                .containsPattern("\"Size of the last one\",\"value\":\"[\\d.]+.k?B\"")
                .containsPattern("\"Average time to write one\",\"value\":\"[\\d.]+.[mµ]?s\""));
    }

    @Test
    void theTroublesOfOtherEndpointsAreThereToo() throws Exception {
        var other = new AdditionalEndpointComponent();
        other.setRegistry(endpoint.registry);
        other.configure(Map.of("kura.service.pid", "second", "port", 99999));
        try {
            assertThat(endpoint.get("/status.json").body())
                    .contains("\"second: Setting port is \\u002799999\\u0027, allowed is");
            other.configure(Map.of("kura.service.pid", "second", "port", 0));
            assertThat(endpoint.get("/status.json").body()).contains("\"troubles\":[]");
        } finally {
            other.stop();
        }
    }

    @Test
    void aFilterThatNothingFitsIsATrouble() throws Exception {
        endpoint.registry.gauge("sensor_up", "", "sensor").labelValues("cellar").set(1);
        endpoint.set("metrics", "nope");

        assertThat(endpoint.get("/status.json").body()).contains("No metric fits the setting metrics");
    }

    @Test
    void itRemembersWhatOthersSayWhenTheyAreAsked() {
        endpoint.registry.gauge("depth_meters", "", "sensor").callback(() -> 5, "well");
        var late = new HttpExporterComponent();
        late.setRegistry(endpoint.registry);
        endpoint.port = FreePort.next();
        late.configure(Map.of("address", "127.0.0.1", "port", endpoint.port));
        try {
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(endpoint.get("/status.json").body()).contains(" VV\"}"));
        } finally {
            late.stop();
        }
    }

    @Test
    void aCallbackThatHangsCostsThePageAndNotTheEndpoint() throws Exception {
        var hangs = new CountDownLatch(1);
        endpoint.registry
                .gauge("stuck", "", "sensor")
                .callback(
                        () -> {
                            try {
                                hangs.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return 1;
                        },
                        "cellar");

        assertThat(endpoint.raw("GET /status.json HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 0.5\r\n"
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 503");
        assertThat(endpoint.get("/-/healthy").statusCode()).isEqualTo(200);
        hangs.countDown();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
