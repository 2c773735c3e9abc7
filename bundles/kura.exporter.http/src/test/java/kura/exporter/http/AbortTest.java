// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.rest;
import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import kura.exporter.http.route.Response;
import org.junit.jupiter.api.Test;

/** Clients that go away, at any moment and in any way. {@code -Dkura.aborts=...} sets how many. */
class AbortTest {

    private static final int ABORTS = Integer.getInteger("kura.aborts", 10_000);

    @Test
    void whoGoesAwayLeavesNothingBehind() throws Exception {
        try (var log = new ErrorLog();
                var endpoint = new TestEndpoint()) {
            endpoint.registry.gauge("wide", "x".repeat(200_000)).set(1);
            comeAndGo(endpoint, 1000); // until all classes are there
            var before = Vitals.now();

            comeAndGo(endpoint, ABORTS);

            System.out.println("aborted " + ABORTS + ": " + before + ", then " + Vitals.againLike(before));
            assertThat(endpoint.get("/metrics").body()).contains("\nkura_level 7.0\n");
            log.holdsNoLeak();
            log.holdsNoSurprise();
        }
    }

    private static void comeAndGo(TestEndpoint endpoint, int times) throws IOException {
        BadClient[] kinds = BadClient.values();
        for (int i = 0; i < times; i++) {
            try (Socket socket = kinds[i % kinds.length].connect(endpoint.port)) {
                if (i % 4 == 0 && kinds[i % kinds.length] == BadClient.STALLED) {
                    socket.getInputStream().readNBytes(1000); // in the middle of the answer
                }
                if (i % 3 > 0) {
                    socket.setSoLinger(true, 0); // a reset, not a good-bye
                }
            }
        }
    }

    @Test
    void whoSaysThatItWillAskNoMoreStillGetsItsAnswer() throws IOException {
        try (var endpoint = new TestEndpoint();
                var socket = endpoint.connect()) {
            endpoint.route("/slow", request -> {
                Thread.sleep(300);
                return Response.text(200, "slow");
            });
            String both = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n" + "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(both.getBytes(ISO_8859_1));
            socket.shutdownOutput();

            assertThat(withoutOwn(rest(socket)))
                    .startsWith("HTTP/1.1 200")
                    .contains("\r\n\r\nslowHTTP/1.1 200")
                    .endsWith(PAGE);
        }
    }
}
