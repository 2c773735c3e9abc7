// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import kura.metrics.MetricRegistry;

/** A client that begins well. */
enum BadClient {
    /** Connects and asks nothing. */
    SILENT(""),
    /** Sends half of a request's head. */
    HALF_A_HEAD("GET /metrics HTTP/1.1\r\nHost: x\r\nAcc"),
    /** Sends half of a body. */
    HALF_A_BODY("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"),
    /** Asks and does not read. */
    STALLED("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20)),
    /** Says that it sends nothing any more, without having asked. */
    HALF_CLOSED("GET /met") {
        @Override
        Socket connect(int port, String from) throws IOException {
            Socket socket = super.connect(port, from);
            socket.shutdownOutput();
            return socket;
        }
    };

    private final byte[] words;

    BadClient(String words) {
        this.words = words.getBytes(ISO_8859_1);
    }

    /** Makes the page larger; 10,000 series are more than the kernel keeps for a client that does not read. */
    static void fill(MetricRegistry registry, int series) {
        var many = registry.gauge("many", "", "i");
        many.allowSeries(series);
        for (int i = 0; i < series; i++) {
            many.labelValues("some label value that takes its room " + i).set(i);
        }
    }

    /** What it sends at first. */
    byte[] words() {
        return words;
    }

    Socket connect(int port) throws IOException {
        return connect(port, "127.0.0.1");
    }

    /** Comes from one of the loopback addresses, which are many. */
    Socket connect(int port, String from) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(15_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(words);
        return socket;
    }
}
