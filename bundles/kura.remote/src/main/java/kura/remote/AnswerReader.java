// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kura.remote.DeliveryException.Kind;

/** Reads an answer of HTTP/1.1 (RFC 9112), no more of it than is needed. */
final class AnswerReader {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([1-9]\\d\\d)( .*)?");
    private static final int MOST_HEAD = 16 << 10;
    private static final int MOST_KEPT = 1 << 10;
    private static final int MOST_BODY = 64 << 10;
    private static final int MOST_INTERIM = 10;

    private final InputStream in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int headLeft = MOST_HEAD;
    private int bodyLeft = MOST_BODY;
    private boolean reusable;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** Whether all was read, and the server will listen again. */
    boolean isReusable() {
        return reusable;
    }

    /** The answer, with how its body begins; what goes before it, such as 100, is skipped. */
    Answer read() throws IOException {
        Answer head = readHead();
        for (int i = 0; head.status() < 200; i++) {
            if (i == MOST_INTERIM || head.status() == 101) {
                throw garbage("it never comes to its answer");
            }
            head = readHead();
        }
        boolean ended = body(head);
        reusable = ended && reusable;
        return new Answer(head.status(), head.headers(), excerpt());
    }

    /** Status and headers. */
    Answer readHead() throws IOException {
        var status = STATUS.matcher(line());
        if (!status.matches()) {
            throw garbage("it speaks no HTTP");
        }
        var headers = new TreeMap<String, String>();
        for (String next = line(); !next.isEmpty(); next = line()) {
            int colon = next.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        next.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        next.substring(colon + 1).strip());
            }
        }
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        reusable = status.group(1).equals("1") && !connection.contains("close");
        return new Answer(Integer.parseInt(status.group(2)), headers, "");
    }

    /** Returns whether it was read to its end. */
    private boolean body(Answer head) throws IOException {
        Map<String, String> headers = head.headers();
        if (head.status() == 204 || head.status() == 304) {
            return true;
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        String length = headers.get("content-length");
        if (length == null) {
            take(Long.MAX_VALUE, false);
            return false; // the end of the connection is that of the body
        }
        if (!length.matches("\\d{1,18}")) {
            throw garbage("its Content-Length is no number");
        }
        return take(Long.parseLong(length), true);
    }

    private boolean chunks() throws IOException {
        while (true) {
            String size = line().replaceFirst("\\s*;.*", "").strip();
            if (!size.matches("\\p{XDigit}{1,15}")) {
                throw garbage("its chunks have no size");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // trailers say nothing here
                }
                return true;
            }
            if (!take(length, true)) {
                return false;
            }
            line();
        }
    }

    /** Returns whether there was room to read it all. */
    private boolean take(long length, boolean all) throws IOException {
        for (long left = length; left > 0; left--) {
            if (bodyLeft-- == 0) {
                return false;
            }
            int next = in.read();
            if (next < 0 && all) {
                throw new EOFException("in the body");
            } else if (next < 0) {
                return true;
            }
            if (kept.size() < MOST_KEPT) {
                kept.write(next);
            }
        }
        return true;
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("in the head");
            }
            if (headLeft-- == 0) {
                throw garbage("its headers do not end");
            }
            bytes.write(next);
        }
        return bytes.toString(ISO_8859_1).stripTrailing();
    }

    private String excerpt() {
        return kept.toString(UTF_8).replaceAll("[\\p{Cntrl}\\uFFFD\\s]+", " ").strip();
    }

    private static DeliveryException garbage(String words) {
        return new DeliveryException(Kind.PROTOCOL, "the server's answer is not understood: " + words, null);
    }
}
