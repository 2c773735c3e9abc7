// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import kura.remote.DeliveryException.Kind;

/** How connections to a server are made, step by step. */
record Opening(Remote remote, Tls tls, Line line) {

    Connection open() throws IOException {
        Proxy proxy = remote.proxy();
        String host = proxy == null ? remote.host() : proxy.host().replaceAll("^\\[|]$", "");
        int port = proxy == null ? remote.port() : proxy.port();
        line.at("looking up the address of " + host, null);
        InetAddress[] addresses = InetAddress.getAllByName(host);
        line.at("connecting to " + host + " at port " + port, null);
        Socket raw = connected(addresses, port);
        boolean open = false;
        try {
            raw.setTcpNoDelay(true);
            if (remote.isHttps() && proxy != null) {
                line.at("asking the proxy " + proxy + " for a way", raw);
                tunnel(raw, proxy);
            }
            line.at("agreeing on encryption with the server", raw);
            var made = new Connection(remote, raw, remote.isHttps() ? encrypted(raw) : raw);
            open = true;
            return made;
        } finally {
            if (!open) {
                raw.close();
            }
        }
    }

    /** Tries one address after the other. */
    private Socket connected(InetAddress[] addresses, int port) throws IOException {
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

    private void tunnel(Socket raw, Proxy proxy) throws IOException {
        String place = remote.url().getHost() + ":" + remote.port();
        var headers = new TreeMap<>(Map.of("Host", place));
        if (proxy.authorization() != null) {
            headers.put("Proxy-Authorization", proxy.authorization());
        }
        raw.getOutputStream().write(Request.head("CONNECT", place, headers));
        Answer answer = new AnswerReader(raw.getInputStream()).readHead();
        if (!answer.isSuccess()) {
            throw new DeliveryException(Kind.PROXY, "the proxy lets nobody through: " + answer.words(), null);
        }
    }

    private Socket encrypted(Socket raw) throws IOException {
        var socket = (SSLSocket) context().getSocketFactory().createSocket(raw, remote.host(), remote.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() throws DeliveryException {
        try {
            return tls.context();
        } catch (IOException | GeneralSecurityException e) {
            throw new DeliveryException(Kind.TLS, "the keys or certificates cannot be used: " + e.getMessage(), e);
        }
    }
}
