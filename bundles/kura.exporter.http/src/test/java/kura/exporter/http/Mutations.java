// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Requests that are almost right, or not at all. The same number makes the same request. */
final class Mutations {

    private static final List<String> GOOD = List.of(
            "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /metrics?name[]=kura_level&format=openmetrics HTTP/1.1\r\nHost: x\r\nAccept: text/plain;version=1.0.0;"
                    + "q=0.5,*/*;q=0.1\r\nAccept-Encoding: gzip;q=1.0, *;q=0\r\n"
                    + "X-Prometheus-Scrape-Timeout-Seconds: 0.5\r\n\r\n",
            "POST /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n\r\n"
                    + "5;e=\"1\"\r\nhello\r\n0\r\nT: 1\r\n\r\n",
            "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello",
            "HEAD http://x:1/metrics HTTP/1.0\r\nConnection: keep-alive\r\nAuthorization: Basic YTpi\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
            "GET /-/healthy HTTP/1.1\r\nHost: [::1]:1\r\nCookie: a=b\r\nRange: bytes=0-,5-0\r\nConnection: close\r\n\r\n");

    private static final List<String> BAD = List.of(
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            " ",
            "\t",
            ":",
            ",",
            ";",
            "%",
            "%00",
            "%zz",
            "%c0%af",
            "../",
            "://",
            "?",
            "?&&=&name[]=",
            "*",
            "/",
            utf8("é"),
            utf8("\uD83D\uDE00"),
            "\u00ff\u00fe",
            "HTTP/1.0",
            "HTTP/9.9",
            "HTTP/-1.1",
            "HTTP/99999999999.1",
            "-1",
            "0x10",
            "1e999",
            "NaN",
            "4294967296",
            "99999999999999999999",
            "ffffffff\r\n",
            "ffffffffffffffffff\r\n",
            "Host: y\r\n",
            "Host:\r\n",
            "Content-Length: 3\r\n",
            "Content-Length: +3, 3\r\n",
            "Content-Length: 65537\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: \u000bchunked\r\n",
            "Expect: 100-continue\r\n",
            "Connection: keep-alive, close\r\n",
            "Accept: ,;=;q=,*/*;q=-1;q=2\r\n",
            "Accept: application/openmetrics-text; escaping=\"\r\n",
            "Accept-Encoding: gzip;q=\r\n",
            "X-Prometheus-Scrape-Timeout-Seconds: Infinity\r\n",
            " folded: line\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "x".repeat(5000),
            "X: " + "y".repeat(9000) + "\r\n",
            "A: b\r\n".repeat(300));

    private final List<String> good;
    private final SplittableRandom random;

    /** Of good requests. */
    Mutations(long number) {
        this(GOOD, number);
    }

    /** Of something else, a char for each byte. */
    Mutations(List<String> good, long number) {
        this.good = good;
        random = new SplittableRandom(number);
    }

    /** A request, in one to four pieces. */
    List<byte[]> pieces() {
        byte[] request = request().getBytes(ISO_8859_1);
        return switch (random.nextInt(8)) {
            case 0 -> split(request);
            default -> List.of(request);
        };
    }

    private List<byte[]> split(byte[] all) {
        int one = random.nextInt(all.length + 1);
        int two = one + random.nextInt(all.length - one + 1);
        return List.of(
                Arrays.copyOf(all, one), Arrays.copyOfRange(all, one, two), Arrays.copyOfRange(all, two, all.length));
    }

    private String request() {
        if (random.nextInt(20) == 0) {
            return noise(random.nextInt(1, 300));
        }
        var request = new StringBuilder(any(good));
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            mutate(request);
        }
        if (random.nextInt(10) == 0) {
            request.append(any(good)).append(any(good));
        }
        return request.toString();
    }

    private void mutate(StringBuilder text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(20));
        switch (random.nextInt(12)) {
            case 0 -> text.replace(from, to, "");
            case 1 -> text.insert(from, text.substring(from, to).repeat(random.nextInt(1, 40)));
            case 2 -> text.replace(from, to, noise(to - from));
            case 3 -> text.setLength(Math.max(1, from));
            case 4 -> text.append(any(good));
            case 5 -> put(text, text.toString().replace("\r\n", any(List.of("\n", "\r", "\r\r\n", "\n\r"))));
            case 6 -> put(text, text.toString().replaceFirst("\\d+", any(BAD).replace("\\", "")));
            case 7 -> put(text, text.toString().replaceFirst("\r\n", "\r\n" + any(BAD)));
            case 8 -> text.insert(0, any(BAD));
            case 9 -> text.append(any(BAD));
            default -> text.replace(from, random.nextBoolean() ? from : to, any(BAD));
        }
        if (text.length() == 0) {
            text.append(any(good));
        }
    }

    private static void put(StringBuilder text, String other) {
        text.setLength(0);
        text.append(other);
    }

    private String noise(int length) {
        var noise = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Bytes of UTF-8, each as a char. */
    private static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
