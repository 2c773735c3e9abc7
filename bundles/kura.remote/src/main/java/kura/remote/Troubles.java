// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import kura.remote.DeliveryException.Kind;

/** What the JDK's exceptions mean, for an operator. */
final class Troubles {

    private static final String NO_TUNNEL = "Tunnel failed, got:";

    private Troubles() {}

    /** Whether a connection that was there was closed. */
    static boolean isCut(Throwable e) {
        return kind(e) == Kind.CUT;
    }

    private static Kind kind(Throwable e) {
        if (e instanceof DeliveryException said) {
            return said.kind();
        } else if (is(ProtocolException.class, e) || is(NumberFormatException.class, e) || isChunk(e)) {
            return Kind.PROTOCOL;
        } else if (!(e instanceof IOException)) {
            return Kind.INTERNAL; // an Error is most often of a bundle that was stopped
        } else if (is(UnresolvedAddressException.class, e) || is(UnknownHostException.class, e)) {
            return Kind.DNS;
        } else if (e instanceof HttpConnectTimeoutException
                || is(NoRouteToHostException.class, e)
                || is(ConnectException.class, e)) {
            return Kind.CONNECT;
        } else if (is(SSLException.class, e)) {
            return Kind.TLS;
        } else if (String.valueOf(e.getMessage()).startsWith(NO_TUNNEL)) {
            return Kind.PROXY;
        }
        return Kind.CUT;
    }

    private static boolean isChunk(Throwable e) {
        return e != null && (String.valueOf(e.getMessage()).contains("chunk size") || isChunk(e.getCause()));
    }

    static DeliveryException words(Throwable e, Remote remote) {
        return e instanceof DeliveryException said
                ? said
                : new DeliveryException(kind(e), words(kind(e), e, remote), e);
    }

    private static String words(Kind kind, Throwable e, Remote remote) {
        return switch (kind) {
            case DNS -> "the name " + host(remote) + " is not known now: is there a network, and is it spelled right?";
            case CONNECT -> connect(e, remote);
            case TLS -> tls(e);
            case PROXY ->
                "the proxy lets nobody through: it answers" + e.getMessage().substring(NO_TUNNEL.length());
            case PROTOCOL -> "the server's answer is not understood: " + e.getMessage();
            case CUT -> "the connection was cut while waiting for the answer";
            default -> "a bug: " + e;
        };
    }

    private static String host(Remote remote) {
        return remote.proxy() == null ? remote.host() : remote.proxy().host();
    }

    private static String connect(Throwable e, Remote remote) {
        String who =
                remote.proxy() == null ? remote.host() + " at port " + remote.port() : "the proxy " + remote.proxy();
        if (e instanceof HttpConnectTimeoutException) {
            return who + " does not take the connection in " + seconds(remote) + " s";
        } else if (is(NoRouteToHostException.class, e)) {
            return "there is no way to " + who + " now";
        }
        return who + " refuses the connection: does the server run, and is the port right?";
    }

    private static double seconds(Remote remote) {
        return remote.connectTimeout().toMillis() / 1000.0;
    }

    private static String tls(Throwable e) {
        if (is(CertificateExpiredException.class, e)) {
            return "the server's certificate is no longer valid, or the gateway's clock is wrong";
        } else if (is(CertificateNotYetValidException.class, e)) {
            return "the server's certificate is not valid yet, or the gateway's clock is wrong";
        } else if (is(CertPathBuilderException.class, e) || is(CertPathValidatorException.class, e)) {
            return "the server's certificate is not signed by anybody who is trusted here: " + e.getMessage();
        } else if (is(CertificateException.class, e)) {
            return "the server's certificate is not for that name: " + e.getMessage();
        } else if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
            return "the server speaks no TLS at that port: is it http and not https?";
        }
        return "the server and the gateway do not agree on encryption: " + e.getMessage();
    }

    private static boolean is(Class<?> kind, Throwable e) {
        return e != null && (kind.isInstance(e) || is(kind, e.getCause()));
    }
}
