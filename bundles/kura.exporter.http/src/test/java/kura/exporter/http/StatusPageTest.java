// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
    void itCanBeReadWithoutItsScript() throws Exception {
        endpoint.registry
                .gauge("sensor_up", "", "sensor")
                .labelValues("<b>cellar</b>")
                .set(1);

        assertThat(endpoint.get("/").body())
                .startsWith("<!doctype html>")
                .contains("<th scope=\"row\">&lt;b&gt;cellar&lt;/b&gt;</th><td><p>Works</p>")
                .contains("<a href=\"metrics?format=openmetrics\">")
                .doesNotContain("<!--report-->", " style=", "<style", "onclick", "//");
    }

    @Test
    void aRefusedSettingIsToldUntilItIsCorrected() throws Exception {
        endpoint.configure(endpoint.with("namespace", "my <plant>"));
        assertThat(endpoint.get("/status.json").body())
                .contains(
                        "\"troubles\":[\"Setting namespace is \\u0027my \\u003cplant\\u003e\\u0027, allowed is letters")
                .contains("the endpoint stays as it is.\"]");

        endpoint.set("namespace", "plant");
        assertThat(endpoint.get("/status.json").body()).contains("\"troubles\":[]");
    }

    @Test
    void aPortThatIsTakenIsToldUntilItIsFree() throws Exception {
        int old = endpoint.port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            endpoint.set("port", taken.getLocalPort());
            await().untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                    .contains("\"troubles\":[\"The endpoint cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ")
                    .contains("it tries again until it can.")
                    .contains("\"Listens at\",\"value\":\"http://127.0.0.1:" + old + "/\""));
            endpoint.port = taken.getLocalPort();
        }
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                        .contains("\"troubles\":[]", "http://127.0.0.1:" + endpoint.port + "/"));
    }

    @Test
    void anAddressThatIsNotItsOwnIsToldAfterItWentBack() {
        endpoint.set("address", "192.0.2.1");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                        .contains("The endpoint cannot listen on 192.0.2.1:" + endpoint.port + " and went back here."));

        endpoint.set("address", "127.0.0.1");
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(endpoint.get("/status.json").body()).contains("\"troubles\":[]"));
    }

    @Test
    void itIsThereWhileThereIsNoRegistry() throws Exception {
        endpoint.exporter().unsetRegistry(endpoint.registry);

        assertThat(endpoint.get("/").body()).contains("The metrics registry is not running.");
    }

    @Test
    void theEndpointTellsItsOwnNumbers() throws Exception {
        endpoint.get("/metrics");
        endpoint.get("/nowhere");

        await().untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                .containsPattern("\"Requests answered\",\"value\":\"\\d+, 1 of them with an error\"")
                .containsPattern("\"Open connections\",\"value\":\"[12]\"")
                .containsPattern("\"Size of the last one\",\"value\":\"[\\d.]+.k?B\"")
                .containsPattern("\"Average time to write one\",\"value\":\"[\\d.]+.m?s\""));
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
