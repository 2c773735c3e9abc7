// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import kura.secrets.Keys;

/** Trusts clients only while their certificates are valid: of one that is trusted for itself the JDK does not look at the dates. */
final class ValidClients extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trusted;

    private ValidClients(X509ExtendedTrustManager trusted) {
        this.trusted = trusted;
    }

    /** Trusts those whose certificates are one of these, or signed with one of them. */
    static TrustManager[] trusting(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
        if (certificates.isEmpty()) {
            throw new IOException("no trusted certificates in it, which those of clients could be checked against");
        }
        return Stream.of(Keys.trust(certificates))
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
