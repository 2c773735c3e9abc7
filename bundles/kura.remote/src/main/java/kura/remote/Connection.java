// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import kura.remote.DeliveryException.Kind;

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

    private Connection(Remote remote, Socket raw, Socket socket) throws IOException {
        this.remote = remote;
        this.raw = raw;
        in = new Counted(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 16 << 10);
    }

    /** A new one. */
    static Connection open(Remote remote, Tls tls, Line line) throws IOException {
        Proxy proxy = remote.proxy();
        String host = proxy == null ? remote.host() : proxy.host().replaceAll("^\\[|]$", "");
        int port = proxy == null ? remote.port() : proxy.port();
        line.at("looking up the address of " + host, null);
        InetAddress[] addresses = InetAddress.getAllByName(host);
        line.at("connecting to " + host + " at port " + port, null);
        Socket raw = connected(addresses, port, remote, line);
        boolean open = false;
        try {
            raw.setTcpNoDelay(true);
            Connection made = new Connection(remote, raw, raw);
            if (remote.isHttps()) {
                if (proxy != null) {
                    line.at("asking the proxy " + proxy + " for a way", raw);
                    made.tunnel(proxy);
                }
                line.at("agreeing on encryption with the server", raw);
                made = new Connection(remote, raw, encrypted(raw, remote, tls));
            }
            open = true;
            return made;
        } finally {
            if (!open) {
                raw.close();
            }
        }
    }

    /** Tries one address after the other. */
    private static Socket connected(InetAddress[] addresses, int port, Remote remote, Line line) throws IOException {
        for (int i = 0; ; i++) {
            var raw = new Socket();
            try {
                line.at(line.stage(), raw);
                raw.connect(new InetSocketAddress(addresses[i], port), (int)
                        remote.connectTimeout().toMillis());
                return raw;
            } catch (IOException e) {
                raw.close();
                if (i == addresses.length - 1 || line.isAborted()) {
                    throw e;
                }
            }
        }
    }

    private void tunnel(Proxy proxy) throws IOException {
        String place = remote.url().getHost() + ":" + remote.port();
        var headers = new TreeMap<>(Map.of("Host", place));
        if (proxy.authorization() != null) {
            headers.put("Proxy-Authorization", proxy.authorization());
        }
        head("CONNECT", place, headers);
        out.flush();
        Answer answer = new AnswerReader(in).readHead();
        if (!answer.isSuccess()) {
            throw new DeliveryException(Kind.PROXY, "the proxy lets nobody through: " + answer.words(), null);
        }
    }

    private static Socket encrypted(Socket raw, Remote remote, Tls tls) throws IOException {
        try {
            var socket =
                    (SSLSocket) tls.context().getSocketFactory().createSocket(raw, remote.host(), remote.port(), true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new DeliveryException(Kind.TLS, "the keys for TLS cannot be used: " + e.getMessage(), e);
        }
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
            head(request.method(), target, headers);
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

    private void head(String method, String target, Map<String, String> headers) throws IOException {
        var text = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        out.write(text.append("\r\n").toString().getBytes(ISO_8859_1));
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
        return now - used < LONGEST_IDLE
                && now - opened < OLDEST
                && raw.getInputStream().available() == 0;
    }

    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }
}
