// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import kura.exporter.http.route.Response;
import kura.exporter.http.route.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one request ends and the next begins: nobody gets one past a proxy in front by saying it in two ways. */
class FramingTest {

    private static final String NEXT = "GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n";

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
                "HTTP/1.1~Transfer-Encoding: gzip                                | 501",
                "HTTP/1.1~Transfer-Encoding: identity                            | 501",
                "HTTP/1.1~Transfer-Encoding: xchunked                            | 501",
                "HTTP/1.1~Transfer-Encoding: xchunked~Content-Length: 5          | 501",
                "HTTP/1.1~Transfer-Encoding: chunked, identity                   | 501",
                "HTTP/1.1~Transfer-Encoding: gzip, chunked                       | 501",
                "HTTP/1.1~Transfer-Encoding: chunked~Transfer-Encoding: chunked  | 501",
                "HTTP/1.1~Transfer-Encoding: chunked~Content-Length: 3           | 400",
                "HTTP/1.1~Content-Length: 3~Transfer-Encoding: chunked           | 400",
                "HTTP/1.0~Transfer-Encoding: chunked~Connection: keep-alive      | 400",
                "HTTP/1.2~Transfer-Encoding: chunked~Content-Length: 3           | 400",
                "HTTP/1.9~Content-Length: 3~Transfer-Encoding: chunked           | 400",
                "http/1.1~Transfer-Encoding: chunked~Content-Length: 3           | 400",
                "HTTP/1.1~Content-Length: 5~Content-Length: 5                    | 400",
                "HTTP/1.1~Content-Length: 5, 5                                   | 400",
                "HTTP/1.2~Content-Length: 0~Content-Length: 5                    | 400",
                "HTTP/1.0~Content-Length: 0~Content-Length: 5~Connection: keep-alive | 400",
                "HTTP/1.0~Content-Length: 0~Content-Length: 0~Connection: keep-alive | 400",
                "HTTP/1.0~Content-Length: 0, 0~Connection: keep-alive            | 400",
                "HTTP/1.1~Host: a b/@                                            | 400",
                "HTTP/1.1~Host: user@gateway                                     | 400",
            })
    void refusesARequestWhoseEndIsInDoubtAndReadsNoMore(String head, int status) throws IOException {
        String host = head.contains("Host") ? "" : "\r\nHost: x";
        String answers =
                endpoint.raw("POST /-/healthy " + head.replace("~", "\r\n") + host + "\r\n\r\n0\r\n\r\n" + NEXT);

        assertThat(answers).startsWith("HTTP/1.1 " + status).contains("connection: close");
        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100000005", "5 x", " 5", "+5", "-5", "0x5", "5 ", "80000005", "fffffffff", "\r100000005", ""})
    void refusesAChunkOfDoubtfulSize(String size) throws IOException {
        String answers = endpoint.raw("POST /-/healthy HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + size
                + "\r\nhello\r\n0\r\n\r\n" + NEXT);

        assertThat(answers).startsWith("HTTP/1.1 400").contains("connection: close");
    }

    @Test
    void readsChunksHoweverTheyAreCut() throws Exception {
        endpoint.exporter()
                .addRoute(
                        request -> Response.text(200, new String(request.body(), ISO_8859_1)),
                        endpoint.registration(Map.of(Route.PATH, "/echo", Route.METHOD, "POST")));
        String request = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n0000000B\r\n\r\nand so on\r\n0\r\nTrailer: x\r\n\r\n";
        try (Socket socket = endpoint.connect()) {
            socket.setTcpNoDelay(true);
            for (int step : new int[] {1, 3, 7, 1000}) {
                for (int i = 0; i < request.length(); i += step) {
                    socket.getOutputStream()
                            .write(request.substring(i, Math.min(request.length(), i + step))
                                    .getBytes(ISO_8859_1));
                    Thread.sleep(1);
                }
                assertThat(TestEndpoint.answer(socket)).endsWith("\r\n\r\nhello\r\nand so on");
            }
        }
    }

    @Test
    void whoIsRefusedCanReadWhyThoughItSendsOn() throws Exception {
        try (Socket socket = endpoint.connect()) {
            String head = "POST /-/healthy HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n";
            socket.getOutputStream().write((head + "x".repeat(20_000)).getBytes(ISO_8859_1));
            Thread.sleep(300);
            socket.getOutputStream().write("x".repeat(20_000).getBytes(ISO_8859_1));
            Thread.sleep(300);

            assertThat(TestEndpoint.rest(socket)).startsWith("HTTP/1.1 413").endsWith("at most.\n");
        }
    }

    @Test
    void whoIsRefusedCannotSendForEver() throws Exception {
        try (Socket socket = endpoint.connect()) {
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(ISO_8859_1));
            byte[] more = new byte[8192];
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            socket.getOutputStream().write(more);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTargetThatOnlyHoldsAnAddressIsNoAddress() throws IOException {
        assertThat(endpoint.raw("GET x?u=http://y/-/healthy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(endpoint.raw("GET http://y?u=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void halfARequestBehindAWholeOneIsWaitedForNoLongerThanAnyOther() throws IOException {
        assertThat(endpoint.raw(NEXT + "GET /-/healthy HTTP/1.1\r\nHo"))
                .contains("HTTP/1.1 200")
                .contains("HTTP/1.1 408");
    }
}
