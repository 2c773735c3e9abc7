// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import kura.testing.FreePort;

/** A server alone, with limits that a test can wait for. */
final class TestServer implements AutoCloseable, Observer {

    static final int LARGE = 8 << 20; // more than the kernel keeps for a client that does not read

    /** A request has to arrive within a second. */
    static final Limits SHORT = new Limits(256, 256, 1, 10, 60, 60, 4096, 8192, 65_536, 64 << 20);

    final Queue<Rejection> rejections = new ConcurrentLinkedQueue<>();
    final HttpServer server;
    final int port = FreePort.next();
    volatile int mostConnections;
    volatile String url;
    volatile String trouble;

    TestServer(Limits limits) {
        var router = new Router("/", exchange -> exchange.answer(Answers.text(HttpResponseStatus.OK, "here")));
        router.add("GET", "/later", TestServer::later);
        router.add("GET", "/large", TestServer::large);
        server = new HttpServer(limits, router, this);
        var listener = new Listener(server, (where, wrong) -> {
            url = where;
            trouble = wrong;
        });
        listener.listen(new InetSocketAddress("127.0.0.1", port), "/");
        await().until(() -> url != null);
    }

    /** With connections, and seconds for an answer that holds up others, for a connection without a request, and without reading. */
    static Limits limits(int connections, int answer, int idle, int stall) {
        return new Limits(connections, connections, 20, answer, idle, stall, 4096, 8192, 65_536, 64 << 20);
    }

    private static void later(Exchange exchange) {
        exchange.after(300, () -> exchange.answer(Answers.text(HttpResponseStatus.OK, "later")));
    }

    private static void large(Exchange exchange) {
        exchange.answer(Answers.of(HttpResponseStatus.OK, "text/plain", Unpooled.wrappedBuffer(new byte[LARGE])));
    }

    /** Does so from now on. */
    void encrypt(Encryption wanted) {
        server.encrypt(wanted, false);
        server.later(() -> {}, 0).awaitUninterruptibly();
    }

    Socket connect() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    /** Writes a request with lines parted by ~. */
    static void write(Socket socket, String lines) throws IOException {
        socket.getOutputStream().write(lines.replace("~", "\r\n").getBytes(ISO_8859_1));
    }

    /** All that comes until the server closes. */
    static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void answered(String route, String status) {
        // the client says so
    }

    @Override
    public void rejected(Rejection why, String who) {
        rejections.add(why);
    }

    @Override
    public void connections(int open) {
        mostConnections = Math.max(mostConnections, open);
    }

    @Override
    public void close() {
        server.close();
    }
}
