// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import kura.remote.DeliveryException.Kind;

/** What the JDK's exceptions mean, for an operator. */
final class Troubles {

    private Troubles() {}

    /** @param stage what was being done */
    static DeliveryException words(IOException e, Remote remote, String stage) {
        String who =
                remote.proxy() == null ? remote.host() + " at port " + remote.port() : "the proxy " + remote.proxy();
        if (e instanceof UnknownHostException) {
            String name =
                    remote.proxy() == null ? remote.host() : remote.proxy().host();
            return of(
                    Kind.DNS,
                    "the name " + name + " is not known now: is there a network, and is it spelled right?",
                    e);
        } else if (e instanceof SocketTimeoutException) {
            return of(Kind.CONNECT, who + " does not take the connection in " + millis(remote) + " s", e);
        } else if (e instanceof NoRouteToHostException) {
            return of(Kind.CONNECT, "there is no way to " + who + " now", e);
        } else if (e instanceof ConnectException
                && String.valueOf(e.getMessage()).contains("refused")) {
            return of(Kind.CONNECT, who + " refuses the connection: does the server run, and is the port right?", e);
        } else if (e instanceof ConnectException) {
            return of(Kind.CONNECT, who + " cannot be reached: " + e.getMessage(), e);
        } else if (e instanceof SSLException) {
            return of(Kind.TLS, tls(e), e);
        } else if (stage.startsWith("agreeing") && e.getCause() instanceof Exception) { // keys that cannot be read
            return of(Kind.TLS, "there are no usable keys: " + e.getMessage(), e);
        }
        return of(Kind.CUT, "the connection was cut while " + stage, e);
    }

    private static double millis(Remote remote) {
        return remote.connectTimeout().toMillis() / 1000.0;
    }

    private static String tls(IOException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof CertificateExpiredException) {
                return "the server's certificate is no longer valid, or the gateway's clock is wrong";
            } else if (each instanceof CertificateNotYetValidException) {
                return "the server's certificate is not valid yet, or the gateway's clock is wrong";
            } else if (each instanceof CertPathValidatorException
                    || each.getMessage() != null
                            && each.getMessage().contains("unable to find valid certification path")) {
                return "the server's certificate is not signed by anybody who is trusted here: " + each.getMessage();
            } else if (each instanceof CertificateException) {
                return "the server's certificate is not for that name: " + each.getMessage();
            }
        }
        String words = String.valueOf(e.getMessage());
        return words.contains("plaintext")
                ? "the server speaks no TLS at that port: is it http and not https?"
                : "the server and the gateway do not agree on encryption: " + words;
    }

    private static DeliveryException of(Kind kind, String words, IOException e) {
        return new DeliveryException(kind, words, e);
    }
}
