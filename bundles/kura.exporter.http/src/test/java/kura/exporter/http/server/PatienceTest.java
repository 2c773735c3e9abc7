// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static kura.exporter.http.server.TestServer.rest;
import static kura.exporter.http.server.TestServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** For how long the server waits for its clients. */
class PatienceTest {

    private static final String ASK = "GET / HTTP/1.1~Host: x~~";
    private static final String ASK_SLOW = "GET /later HTTP/1.1~Host: x~~";

    @Test
    void aConnectionThatAsksNothingIsClosedAndCounted() throws IOException {
        try (var server = new TestServer(TestServer.limits(256, 1, 1, 60));
                var client = server.connect()) {
            write(client, ASK);

            assertThat(rest(client)).endsWith("here\n");
            assertThat(server.rejections).containsOnly(Rejection.IDLE);
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswerIsClosedAndCounted() throws IOException {
        try (var server = new TestServer(TestServer.limits(256, 1, 60, 1));
                var client = server.connect()) {
            write(client, "GET /large HTTP/1.1~Host: x~~");
            await().untilAsserted(() -> assertThat(server.rejections).containsOnly(Rejection.STALLED_READER));
        }
    }

    @Test
    void halfASecondRequestIsWaitedForNoLongerThanAnyOther() throws IOException {
        for (String half :
                new String[] {"GET / HTTP/1.1~Host: x~", "GET / HT", "GET / HTTP/1.1~Content-Length: 9~Host: x~~a"}) {
            try (var server = new TestServer(TestServer.SHORT);
                    var client = server.connect()) {
                write(client, ASK_SLOW + half);

                assertThat(rest(client)).as(half).contains("later\n").contains("HTTP/1.1 408 ");
            }
        }
    }

    @Test
    void aLineEndTooManyIsNoBeginningOfARequest() throws Exception {
        try (var server = new TestServer(TestServer.SHORT);
                var client = server.connect()) {
            write(client, ASK_SLOW + "~~");
            Thread.sleep(2500);
            write(client, ASK.replace("Host", "Connection: close~Host"));

            assertThat(rest(client)).contains("later\n").endsWith("here\n").doesNotContain("408");
        }
    }

    @Test
    void whoSaysThatItAsksNoMoreGetsAllAnswersThough() throws IOException {
        try (var server = new TestServer(TestServer.SHORT);
                var client = server.connect()) {
            write(client, ASK_SLOW + ASK + ASK_SLOW + ASK);
            client.shutdownOutput();

            assertThat(rest(client).replaceAll("(?s)HTTP.*?\r\n\r\n", "")).isEqualTo("later\nhere\nlater\nhere\n");
            assertThat(server.rejections).isEmpty();
        }
    }
}
