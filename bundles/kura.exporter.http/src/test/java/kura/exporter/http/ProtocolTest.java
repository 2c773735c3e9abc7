// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.answer;
import static kura.exporter.http.TestEndpoint.ask;
import static kura.exporter.http.TestEndpoint.rest;
import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the endpoint says to clients, good ones and bad ones, byte by byte. */
class ProtocolTest {

    private static final String HEAD = "GET /metrics HTTP/1.1\r\nHost: x\r\n";
    private static final String LAST = HEAD + "Connection: close\r\n\r\n";

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "GET /metrics HTTP/1.1~Host: x                                         | 200",
                "GET http://gateway:8080/metrics?x=1 HTTP/1.1~Host: gateway            | 200",
                "GET /metrics HTTP/1.1~Host: x~Expect: 100-continue                    | 100",
                "GET /metrics HTTP/1.1~Host: x~Expect: a miracle                       | 417",
                "GET /metrics HTTP/1.1                                                 | 400",
                "GET /metrics HTTP/1.1~Host: x~Host: y                                 | 400",
                "GET /metrics HTTP/2.0~Host: x                                         | 400",
                "PRI * HTTP/2.0                                                        | 400",
                "GET /metrics HTTP/1.1~Host: x~Transfer-Encoding: chunked~~0~          | 200",
                "GET /metrics HTTP/1.1~Host: x~Content-Length: 5~Content-Length: 6     | 400",
                "GET /metrics HTTP/1.1~Host: x~Content-Length: -1                      | 400",
                "GET /metrics HTTP/1.1~Host: x~Content-Length: 99999999                | 413",
                "GET /metrics HTTP/1.1~Host: x~Content-Length: 99999999999999999999    | 400",
                "GET /metrics HTTP/1.1~Host : x                                        | 400",
                "GET /metrics HTTP/1.1~ Host: x                                        | 400",
                "GET /metrics?name[]=%zz HTTP/1.1~Host: x                              | 400",
                "GET /metrics%20 HTTP/1.1~Host: x                                      | 404",
                "GET //metrics HTTP/1.1~Host: x                                        | 404",
                "GET /metrics/ HTTP/1.1~Host: x                                        | 404",
                "GET /metricsXYZ HTTP/1.1~Host: x                                      | 404",
                "GET /../metrics HTTP/1.1~Host: x                                      | 404",
                "get /metrics HTTP/1.1~Host: x                                         | 405",
                "POST /metrics HTTP/1.1~Host: x~Content-Length: 0                      | 405",
                "PUT /metrics HTTP/1.1~Host: x                                         | 405",
                "DELETE /metrics HTTP/1.1~Host: x                                      | 405",
                "CONNECT gateway:443 HTTP/1.1~Host: x                                  | 404",
                "OPTIONS /metrics HTTP/1.1~Host: x                                     | 204",
                "OPTIONS * HTTP/1.1~Host: x                                            | 204",
                "GET /-/healthy HTTP/1.1~Host: x                                       | 200",
                "GET /-/ready HTTP/1.1~Host: x                                         | 200",
                "what is this                                                          | 400",
            })
    void answersEachRequestAsItDeserves(String request, int status) throws IOException {
        String answer =
                endpoint.raw(request.replaceFirst("~", "\r\nConnection: close~").replace("~", "\r\n") + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\r\ndate: ");
        assertThat(withoutOwn(endpoint.raw(LAST))).endsWith(PAGE);
    }

    /** What stands in front, and blanks and line ends where they do not belong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "GET /metrics HTTP/1.9~Host: x~Connection: close~~                     | 200",
                "GET /metrics HTTP/1.0~~                                               | 200",
                "GET /metrics http/1.1~Host: x~~                                       | 400",
                "GET /metrics HTTP/1.10~Host: x~~                                      | 400",
                "GET /metrics HTTP/1~Host: x~~                                         | 400",
                "GET /metrics~~                                                        | 400",
                "GET  /metrics HTTP/1.1~Host: x~~                                      | 400",
                "GET /metrics  HTTP/1.1~Host: x~~                                      | 400",
                "GET \t/metrics HTTP/1.1~Host: x~~                                     | 400",
                "GET /metrics\tHTTP/1.1~Host: x~~                                      | 400",
                "GET /metrics HTTP/1.1 ~Host: x~~                                      | 400",
                "GET /metrics HTTP/1.1^Host: x^^                                  | 400",
                "GET /metrics HTTP/1.1~Host: x^X: y~~                              | 400",
                "~~~GET /metrics HTTP/1.1~Host: x~Connection: close~~                  | 200",
                "GET /metrics HTTP/1.1~ Host: x~~                                      | 400",
                "GET /metrics HTTP/1.1~Host: x~ y~~                                    | 400",
                "GET /metrics HTTP/1.1~Host: x~X: a~\tb~Connection: close~~            | 200",
                "GET /metrics HTTP/1.1~Host:~Connection: close~~                       | 200",
                "TRACE /metrics HTTP/1.1~Host: x~Connection: close~~                   | 405",
            })
    void readsLinesAsTheyAreWritten(String request, int status) throws IOException {
        assertThat(endpoint.raw(request.replace("~", "\r\n").replace("^", "\n")))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void refusesWhatIsTooLongAndSaysWhat() throws IOException {
        assertThat(endpoint.raw("GET /" + "x".repeat(9000) + " HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(endpoint.raw(HEAD + "X: " + "x".repeat(9000) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
        assertThat(endpoint.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n"
                        + "1000\r\n".concat("x".repeat(4096)).concat("\r\n").repeat(20)
                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(withoutOwn(endpoint.raw(LAST))).endsWith(PAGE);
    }

    @Test
    void saysWhatIsAllowed() throws IOException {
        assertThat(endpoint.raw("POST /metrics HTTP/1.0\r\n\r\n"))
                .contains("\r\nallow: GET, HEAD, OPTIONS\r\n")
                .endsWith("Allowed here: GET, HEAD, OPTIONS\n");
    }

    @Test
    void tellsNothingAboutItselfAndLetsNobodyKeepAPage() throws IOException {
        assertThat(endpoint.raw(LAST).toLowerCase())
                .doesNotContain("server:", "netty", "powered")
                .contains("cache-control: no-store", "vary: accept, accept-encoding");
    }

    @Test
    void tellsTheSizeOfThePageWithoutSendingIt() throws IOException {
        for (String path : new String[] {"/metrics?name[]=kura_level", "/-/healthy", "/nowhere", "/status.css"}) {
            String get = endpoint.raw(LAST.replace("/metrics", path));
            String head = endpoint.raw(LAST.replace("/metrics", path).replace("GET", "HEAD"));

            assertThat(get).as(path).contains("\r\ncontent-length: ").doesNotEndWith("\r\n\r\n");
            assertThat(head.replaceAll("\r\ndate: .*", ""))
                    .isEqualTo(get.replaceAll("\r\ndate: .*", "").replaceAll("(?s)\r\n\r\n.*", "\r\n\r\n"));
        }
    }

    @Test
    void answersManyRequestsOnOneConnectionEvenWhenTheyComeTogether() throws IOException {
        String answers = endpoint.raw((HEAD + "\r\n").repeat(2) + LAST);

        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        assertThat(withoutOwn(answers)).endsWith(PAGE);
    }

    @Test
    void answersARequestThatComesByteByByte() throws Exception {
        try (Socket socket = endpoint.connect()) {
            socket.setTcpNoDelay(true);
            for (byte each : (HEAD + "Content-Length: 3\r\n\r\nabc").getBytes(ISO_8859_1)) {
                socket.getOutputStream().write(each);
                Thread.sleep(2);
            }
            assertThat(withoutOwn(answer(socket))).endsWith(PAGE);
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
        }
    }

    @Test
    void ignoresTheBodyOfARequestThatNeedsNone() throws IOException {
        assertThat(withoutOwn(endpoint.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + LAST)))
                .endsWith(PAGE)
                .doesNotContain("400");
    }

    @Test
    void closesAfterAnHttp10RequestUnlessItIsAskedNotTo() throws IOException {
        assertThat(withoutOwn(endpoint.raw("GET /metrics HTTP/1.0\r\n\r\n")))
                .startsWith("HTTP/1.1 200")
                .endsWith(PAGE);
        try (Socket socket = endpoint.connect()) {
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.0\r\nConnection: keep-alive\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(answer(socket)).contains("connection: keep-alive");
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
        }
    }

    @Test
    void doesNotWaitForeverForARequestThatBegan() throws IOException {
        try (Socket socket = endpoint.connect()) {
            socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));

            assertThat(rest(socket)).startsWith("HTTP/1.1 408").endsWith("The request took too long.\n");
        }
    }

    @Test
    void whoHoldsConnectionsAndAsksNothingKeepsNobodyOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                idle.add(endpoint.connect());
            }
            assertThat(withoutOwn(endpoint.raw(LAST))).endsWith(PAGE);
            assertThat(endpoint.get("/metrics").body())
                    .contains(
                            "exporter_http_rejections_total{endpoint=\"kura.exporter.http\",reason=\"connections_of_one_address\"}");
            assertThat(idle.get(0).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket each : idle) {
                each.close();
            }
        }
        await().untilAsserted(() -> assertThat(endpoint.get("/metrics").body())
                .containsPattern("exporter_http_connections\\{endpoint=\"kura.exporter.http\"} [12]\\.0\n"));
    }

    @Test
    void aClientThatAsksAndDoesNotReadCostsOnePage() throws Exception {
        var many = endpoint.registry.gauge("many", "", "i");
        many.allowSeries(2000);
        for (int i = 0; i < 2000; i++) {
            many.labelValues("" + i).set(i);
        }
        long before = PlatformDependent.usedDirectMemory(); // other tests left
        try (Socket socket = endpoint.connect()) {
            byte[] requests = (HEAD + "\r\n").repeat(2000).getBytes(ISO_8859_1);
            var writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(requests);
                } catch (IOException e) {
                    // closed at the end of the test
                }
            });
            writer.start();
            writer.join(2000);
            assertThat(endpoint.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(16 << 20);
        }
    }

    @Test
    void clientsThatAskManyTimesAtOnceAndDoNotReadCostNoMore() throws Exception {
        var request =
                ByteBuffer.wrap("GET / HTTP/1.1\r\nHost:\r\n\r\n".repeat(10_000).getBytes(ISO_8859_1));
        endpoint.get("/");
        var before = Vitals.now();
        List<SocketChannel> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                var client = SocketChannel.open(new InetSocketAddress("127.0.0.1", endpoint.port));
                client.configureBlocking(false);
                clients.add(client);
            }
            for (int round = 0; round < 20; round++) {
                for (SocketChannel each : clients) {
                    each.write(request.rewind());
                }
                Thread.sleep(50);
            }
            assertThat(endpoint.get("/-/healthy").statusCode()).isEqualTo(200);
            assertThat(Vitals.now().heap() - before.heap()).isLessThan(16 << 20);
        } finally {
            for (SocketChannel each : clients) {
                each.close();
            }
        }
    }

    @Test
    void aCallbackThatHangsCostsAnAnswerAndNotTheEndpoint() throws Exception {
        endpoint.registry.gauge("stuck", "").callback(() -> {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        String impatient = HEAD + "X-Prometheus-Scrape-Timeout-Seconds: 0.5\r\nConnection: close\r\n\r\n";

        assertThat(endpoint.raw(impatient))
                .startsWith("HTTP/1.1 503")
                .contains("retry-after: 5")
                .contains("The answer was not ready in time");
        assertThat(endpoint.get("/-/healthy").body()).isEqualTo("healthy\n");
    }

    @Test
    void countsWhatItAnswered() throws Exception {
        endpoint.get("/metrics");
        endpoint.get("/nowhere");
        endpoint.raw("nonsense\r\n\r\n");

        assertThat(endpoint.get("/metrics").body())
                .containsPattern(
                        "exporter_http_requests_total\\{code=\"200\",endpoint=\"kura.exporter.http\",route=\"/metrics\"} \\d")
                .containsPattern(
                        "exporter_http_requests_total\\{code=\"404\",endpoint=\"kura.exporter.http\",route=\"other\"} 1.0")
                .containsPattern(
                        "exporter_http_rejections_total\\{endpoint=\"kura.exporter.http\",reason=\"bad_request\"} 1.0")
                .containsPattern("exporter_http_scrape_duration_seconds_count\\{endpoint=\"kura.exporter.http\"} \\d")
                .containsPattern("exporter_http_page_bytes\\{endpoint=\"kura.exporter.http\"} \\d{3}");
    }
}
