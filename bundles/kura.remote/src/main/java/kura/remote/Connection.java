// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One connection to a server, perhaps by a proxy, perhaps encrypted. For one thread at a time. */
final class Connection {

    private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(20); // routers forget, servers hang up
    private static final long OLDEST = TimeUnit.MINUTES.toNanos(10); // names get other addresses, keys are renewed

    private final Remote remote;
    private final Socket raw; // closing it never waits
    private final Counted in;
    private final BufferedOutputStream out;
    private final long opened = System.nanoTime();
    private long used = opened;
    private boolean reusable;

    /** Knows whether something came. */
    private static final class Counted extends BufferedInputStream {

        private boolean heard;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public synchronized int read() throws IOException {
            int next = super.read();
            heard |= next >= 0;
            return next;
        }
    }

    /** @param socket over the raw one; the same if it is not encrypted */
    Connection(Remote remote, Socket raw, Socket socket) throws IOException {
        this.remote = remote;
        this.raw = raw;
        in = new Counted(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 16 << 10);
    }

    /** Sends a request and waits for its answer. A server may answer early and not take the rest: then that answer counts. */
    Answer exchange(Request request) throws IOException {
        reusable = false;
        in.heard = false;
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("User-Agent", "kura-prometheus", "Accept", "*/*"));
        headers.putAll(remote.headers());
        if (remote.authorization() != null) {
            headers.put("Authorization", remote.authorization());
        }
        headers.putAll(request.headers());
        headers.put("Host", remote.url().getRawAuthority());
        headers.put("Content-Length", String.valueOf(request.body().length));
        String target = request.target();
        if (remote.proxy() != null && !remote.isHttps()) {
            target = "http://" + remote.url().getRawAuthority() + target;
            if (remote.proxy().authorization() != null) {
                headers.put("Proxy-Authorization", remote.proxy().authorization());
            }
        }
        var reader = new AnswerReader(in);
        try {
            out.write(Request.head(request.method(), target, headers));
            out.write(request.body());
            out.flush();
        } catch (IOException e) {
            return early(reader, e);
        }
        Answer answer = reader.read();
        reusable = reader.isReusable();
        used = System.nanoTime();
        return answer;
    }

    private static Answer early(AnswerReader reader, IOException why) throws IOException {
        try {
            return reader.read();
        } catch (IOException e) {
            why.addSuppressed(e);
            throw why;
        }
    }

    Socket socket() {
        return raw;
    }

    /** Whether anything was answered to the last request. */
    boolean hasHeard() {
        return in.heard;
    }

    /** Whether the last exchange ended so that another one may follow. */
    boolean isReusable() {
        return reusable;
    }

    /** Whether there is a good chance that the server still listens. What it says unasked is that it does not. */
    boolean isUsable() throws IOException {
        long now = System.nanoTime();
        boolean silent = in.available() == 0 && raw.getInputStream().available() == 0;
        return silent && now - used < LONGEST_IDLE && now - opened < OLDEST;
    }

    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }
}
