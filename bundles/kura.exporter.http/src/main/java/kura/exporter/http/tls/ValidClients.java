// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts clients only while their certificates are valid: of one that is trusted for itself the JDK does not look at the dates. */
final class ValidClients extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trusted;

    private ValidClients(X509ExtendedTrustManager trusted) {
        this.trusted = trusted;
    }

    static TrustManager[] of(TrustManager... trusted) {
        return Stream.of(trusted)
                .map(each -> each instanceof X509ExtendedTrustManager known ? new ValidClients(known) : each)
                .toArray(TrustManager[]::new);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        trusted.checkClientTrusted(chain, kind, engine);
        chain[0].checkValidity();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("there are engines only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("there are engines only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("this is a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("this is a server");
    }
}
