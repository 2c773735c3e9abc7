// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kura.remote.RawServer.request;
import static kura.remote.RawServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import kura.remote.DeliveryException.Kind;
import kura.settings.Settings;
import kura.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to servers that are good, bad, and not there. */
class ClientTest {

    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine";
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

    @Test
    void postsWhatItIsGivenWithWhatAnOperatorSet() throws Exception {
        var requests = new CopyOnWriteArrayList<String>();
        try (var server = new RawServer(socket -> {
                    requests.add(request(socket));
                    say(socket, "HTTP/1.1 202 Accepted\r\nX-Written: 7\r\nContent-Length: 0\r\n\r\n");
                });
                var client = client(Map.of(
                        "url", server.url() + "?a=%20b",
                        "login", "password",
                        "login.user", "jürgen",
                        "login.password", "geheim",
                        "headers", "X-Scope-OrgID: plant 7, X-Other:1"))) {

            Answer answer = client.post("21.5".getBytes(UTF_8), TEXT);

            assertThat(answer.isSuccess()).isTrue();
            assertThat(answer.headers()).containsEntry("x-written", "7");
            assertThat(requests.get(0))
                    .startsWith("POST /push?a=%20b HTTP/1.1\r\n")
                    .contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("\r\nAuthorization: Basic asO8cmdlbjpnZWhlaW0=\r\n")
                    .contains(
                            "\r\nX-Scope-OrgID: plant 7\r\n",
                            "\r\nX-Other: 1\r\n",
                            "\r\nUser-Agent: kura-prometheus\r\n")
                    .contains("\r\nContent-Type: text/plain\r\n", "\r\nContent-Length: 4\r\n")
                    .endsWith("\r\n\r\n21.5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FINE,
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\ncontent-length:4\r\n\r\nfine",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nfin\r\n1\r\ne\r\n0\r\nTrailer: x\r\n\r\n"
            })
    void manyRequestsShareAConnection(String answer) throws Exception {
        try (var server = new RawServer(socket -> {
                    var in = new java.io.BufferedInputStream(socket.getInputStream());
                    while (request(in) != null) {
                        say(socket, answer);
                    }
                });
                var client = client(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(post(client).excerpt()).isEqualTo("fine");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FINE, // and hangs up, although it did not say so
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nfine",
                "HTTP/1.0 200 OK\r\n\r\nfine",
                FINE + "HTTP/1.1 408 Request Timeout\r\n\r\n"
            })
    void aServerMayHangUpAfterEachAnswer(String answer) throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    say(socket, answer);
                });
                var client = client(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(post(client).excerpt()).isEqualTo("fine");
            }
            assertThat(server.connections()).isGreaterThanOrEqualTo(20);
        }
    }

    /** How a server ends a connection. */
    private static final Map<String, RawServer.Behaviour> ENDING = Map.of(
            "silently", socket -> {},
            "with a reset", socket -> socket.setSoLinger(true, 0),
            "after the next request", RawServer::request,
            "in the next answer",
                    socket -> {
                        request(socket);
                        say(socket, "HTTP/1.1 20");
                    });

    @ParameterizedTest
    @ValueSource(strings = {"silently", "with a reset", "after the next request", "in the next answer"})
    void aConnectionThatTheServerEndsWhileItIsIdleCostsNoRequest(String how) throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    say(socket, FINE);
                    ENDING.get(how).serve(socket);
                });
                var client = client(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(post(client).excerpt()).isEqualTo("fine");
                Thread.sleep(i); // the end may come before the next request, or with it
            }
            assertThat(server.connections()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void aRedirectionIsSaidAndNotFollowed() throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    say(socket, "HTTP/1.1 308 Moved\r\nLocation: https://else.example/\r\nContent-Length: 0\r\n\r\n");
                });
                var client = client(server)) {
            Answer answer = post(client);

            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.words()).contains("somewhere else now: set the URL to https://else.example/");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void ofALongBodyOnlyTheBeginningIsKeptAndTheRestIsNotWaitedFor() throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    say(
                            socket,
                            "HTTP/1.1 400 Bad Request\r\nContent-Length: 999999999\r\n\r\n"
                                    + "no\u0000\r\n".repeat(99_999));
                    socket.getInputStream().read();
                });
                var client = client(server)) {
            Answer answer = post(client);

            assertThat(answer.excerpt()).startsWith("no no no").hasSizeBetween(600, 1024);
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void anEarlyAnswerCounts() throws Exception {
        try (var server = new RawServer(socket -> {
                    say(socket, "HTTP/1.1 413 Too Large\r\nConnection: close\r\n\r\n");
                    Thread.sleep(300);
                });
                var client = client(server)) {
            assertThat(client.post(new byte[32 << 20], TEXT).status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                  | CUT      | the connection was cut while waiting",
                "HTTP/1.1 200                                        | CUT      | the connection was cut while waiting",
                "HTTP/1.1 200 OK~Content-Length: 9~~half             | CUT      | the connection was cut while waiting",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~9~half  | CUT      | the connection was cut while waiting",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~many~   | PROTOCOL | answer is not understood",
                "HTTP/1.1 200 OK~Content-Length: many~~half          | PROTOCOL | answer is not understood",
                "SSH-2.0-OpenSSH_9.2~                                | PROTOCOL | Invalid status line",
                "HTTP/1.1 101 Switching Protocols~~                  | PROTOCOL | Unexpected 101 response",
            })
    void badAnswersHaveAReason(String answer, Kind kind, String words) throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    say(socket, answer.replace("~", "\r\n"));
                });
                var client = client(server)) {
            var failure = catchThrowableOfType(DeliveryException.class, () -> post(client));

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(words);
        }
    }

    @Test
    void headersWithoutEndAreNotReadForEver() throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    say(socket, "HTTP/1.1 200 OK\r\n");
                    while (true) {
                        say(socket, "X: y\r\n");
                    }
                });
                var client = client(server)) {
            assertThatThrownBy(() -> post(client)).hasMessageContaining("Header size too big");
        }
    }

    @Test
    void aResetHasAReason() throws Exception {
        try (var server = new RawServer(socket -> {
                    request(socket);
                    socket.setSoLinger(true, 0);
                });
                var client = client(server)) {
            var failure = catchThrowableOfType(DeliveryException.class, () -> post(client));

            assertThat(failure.kind()).isEqualTo(Kind.CUT);
        }
    }

    /** Where servers hang. */
    private static final Map<String, RawServer.Behaviour> HANGING = Map.of(
            "reading", socket -> Thread.sleep(60_000),
            "answering",
                    socket -> {
                        request(socket);
                        Thread.sleep(60_000);
                    },
            "in the head", socket -> drip(socket, "HTTP/1.1 200 OK\r\n", "X: y\r\n"),
            "in the body", socket -> drip(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "x"));

    private static void drip(Socket socket, String begin, String drop) throws Exception {
        request(socket);
        say(socket, begin);
        while (true) {
            say(socket, drop);
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading", "answering", "in the head", "in the body"})
    void aServerThatHangsIsLeftAtTheDeadlineAndAskedAgain(String where) throws Exception {
        var hangs = new AtomicBoolean(true);
        try (var server = new RawServer(socket -> {
                    if (hangs.get()) {
                        HANGING.get(where).serve(socket);
                    }
                    request(socket);
                    say(socket, FINE);
                });
                var client = client(Map.of("url", server.url(), "timeout", 0.5))) {
            byte[] body = new byte[where.equals("reading") ? 32 << 20 : 3];
            var failure = catchThrowableOfType(DeliveryException.class, () -> client.post(body, TEXT));
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessage("there is no answer after 0.5 s, still waiting for the answer");

            hangs.set(false);
            assertThat(client.send(new Request("POST", "/", TEXT, body), Duration.ofSeconds(30))
                            .isSuccess())
                    .isTrue();
        }
    }

    @Test
    void whereNobodyListensTheWordsSayIt() throws Exception {
        int port = FreePort.next();
        try (var client = client(Map.of("url", "http://127.0.0.1:" + port))) {
            assertThatThrownBy(() -> post(client))
                    .hasMessage("127.0.0.1 at port " + port
                            + " refuses the connection: does the server run, and is the port right?");
        }
        try (var client = client(Map.of("url", "http://no-such-name.invalid", "timeout", 60))) {
            assertThat(catchThrowableOfType(DeliveryException.class, () -> post(client))
                            .kind())
                    .isEqualTo(Kind.DNS);
        }
    }

    @Test
    void whoeverWaitsCanBeInterrupted() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new RawServer(socket -> {
                    request(socket);
                    asked.countDown();
                    Thread.sleep(60_000);
                });
                var client = client(Map.of("url", server.url(), "timeout", 60))) {
            var seen = new CopyOnWriteArrayList<Throwable>();
            var caller = new Thread(() -> {
                try {
                    post(client);
                } catch (Exception e) {
                    seen.add(e);
                }
            });
            caller.start();
            asked.await();
            caller.interrupt();
            caller.join(20_000);

            assertThat(seen).singleElement().isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void itsThreadsAreInAGroupWithANameAndEndWithIt() throws Exception {
        try (var server = new RawServer(socket -> {
            request(socket);
            say(socket, FINE);
            socket.getInputStream().read();
        })) {
            var client = new Client("test-of-threads", Remote.of(server.url()), Tls.ofJava());
            post(client);
            assertThat(threads("kura-test-of-threads"))
                    .contains("kura-test-of-threads")
                    .anyMatch(name -> name.startsWith("HttpClient-"));
            client.close();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(threads("kura-test-of-threads"))
                    .isEmpty());
            assertThatThrownBy(() -> post(client)).hasMessage("nothing is sent any more");
        }
    }

    private static List<String> threads(String group) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals(group))
                .map(Thread::getName)
                .toList();
    }

    private static Answer post(Client client) throws Exception {
        return client.post("body".getBytes(UTF_8), TEXT);
    }

    private static Client client(RawServer server) {
        return client(Map.of("url", server.url(), "timeout", 60)); // for a busy machine
    }

    private static Client client(Map<String, ?> given) {
        var settings = Settings.of(given);
        var remote = Remote.of(settings, (some, key) -> some.text(key, "")).orElseThrow();
        assertThat(settings.accepted("", refusal -> {})).isTrue();
        return new Client("test", remote, Tls.ofJava());
    }
}
