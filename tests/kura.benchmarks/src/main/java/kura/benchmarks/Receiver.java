// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes remote write 1.0 and counts: {@code POST /write}. {@code GET /stats} tells requests, bytes of their bodies, samples, and the
 * newest time stamp in milliseconds; {@code /off} makes it answer 503 until {@code /on}.
 */
final class Receiver {

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong newest = new AtomicLong();
    private volatile boolean off;

    private Receiver() {}

    /** Argument: a port of 127.0.0.1. */
    public static void main(String[] arguments) throws IOException {
        var receiver = new Receiver();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 16);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/write", receiver::write);
        server.createContext("/stats", receiver::stats);
        server.createContext("/off", exchange -> receiver.turn(exchange, true));
        server.createContext("/on", exchange -> receiver.turn(exchange, false));
        server.start();
    }

    private void write(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!off) {
            requests.incrementAndGet();
            bytes.addAndGet(body.length);
            count(ByteBuffer.wrap(unsnapped(body)));
        }
        answer(exchange, off ? 503 : 204, "");
    }

    private void stats(HttpExchange exchange) throws IOException {
        answer(exchange, 200, requests + " " + bytes + " " + samples + " " + newest + "\n");
    }

    private void turn(HttpExchange exchange, boolean wanted) throws IOException {
        off = wanted;
        answer(exchange, 200, "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** WriteRequest.timeseries = 1, TimeSeries.samples = 2, Sample.timestamp = 2. */
    private void count(ByteBuffer request) {
        while (request.hasRemaining()) {
            int tag = (int) varint(request);
            ByteBuffer field = field(request, tag);
            while (tag == (1 << 3 | 2) && field.hasRemaining()) {
                int inner = (int) varint(field);
                ByteBuffer sample = field(field, inner);
                if (inner == (2 << 3 | 2)) {
                    samples.incrementAndGet();
                    newest.accumulateAndGet(timestamp(sample), Math::max);
                }
            }
        }
    }

    private static long timestamp(ByteBuffer sample) {
        while (sample.hasRemaining()) {
            int tag = (int) varint(sample);
            if (tag == 2 << 3) {
                return varint(sample);
            }
            field(sample, tag);
        }
        return 0;
    }

    private static ByteBuffer field(ByteBuffer in, int tag) {
        int length =
                switch (tag & 7) {
                    case 0 -> {
                        varint(in);
                        yield 0;
                    }
                    case 1 -> 8;
                    case 5 -> 4;
                    default -> (int) varint(in);
                };
        ByteBuffer field = in.slice(in.position(), length);
        in.position(in.position() + length);
        return field;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** A block of Snappy's format, decoded. */
    private static byte[] unsnapped(byte[] block) {
        var in = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        var out = new byte[(int) varint(in)];
        int at = 0;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xff;
            int length = (tag >> 2) + 1;
            if ((tag & 3) == 0) {
                if (length > 60) {
                    length = (int) little(in, length - 60) + 1;
                }
                in.get(out, at, length);
            } else {
                int back;
                if ((tag & 3) == 1) {
                    length = (tag >> 2 & 7) + 4;
                    back = (tag >> 5) << 8 | in.get() & 0xff;
                } else {
                    back = (int) little(in, (tag & 3) == 2 ? 2 : 4);
                }
                for (int i = 0; i < length; i++) {
                    out[at + i] = out[at + i - back];
                }
            }
            at += length;
        }
        return out;
    }

    private static long little(ByteBuffer in, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (in.get() & 0xffL) << 8 * i;
        }
        return value;
    }
}
