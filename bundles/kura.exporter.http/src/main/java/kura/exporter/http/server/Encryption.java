// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/** TLS 1.2 and 1.3 with one set of keys: only ciphers that authenticate what they encrypt, only keys that are made anew for each connection. */
public final class Encryption {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    private static final int SESSIONS = 1000; // that may be resumed; the JDK would keep 20,000
    private static final int SESSION_SECONDS = 600; // as long an expired certificate passes: who resumes shows none

    private final SSLContext context;
    private final ClientCertificates clients;
    private final String[] ciphers;

    /** What clients may and must show. */
    public enum ClientCertificates {
        /** They are not asked for one. */
        NONE,
        /** They are asked; whoever shows one must show one that is trusted. */
        ACCEPTED,
        /** Nobody comes in without a trusted one. */
        REQUIRED
    }

    /**
     * Of keys.
     *
     * @param trusted whose certificates clients may show; null if they are not asked for any
     * @throws GeneralSecurityException if the JDK cannot do that
     */
    public Encryption(X509ExtendedKeyManager keys, TrustManager[] trusted, ClientCertificates clients)
            throws GeneralSecurityException {
        this.clients = clients;
        context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new FirstHandshakeKeys(keys)}, trusted, null);
        context.getServerSessionContext().setSessionCacheSize(SESSIONS);
        context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
        var supported = Set.of(context.getSupportedSSLParameters().getCipherSuites());
        ciphers = CIPHERS.stream().filter(supported::contains).toArray(String[]::new);
    }

    SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(Arrays.copyOf(PROTOCOLS, PROTOCOLS.length));
        parameters.setCipherSuites(ciphers);
        parameters.setUseCipherSuitesOrder(true);
        if (clients == ClientCertificates.REQUIRED) {
            parameters.setNeedClientAuth(true);
        } else if (clients == ClientCertificates.ACCEPTED) {
            parameters.setWantClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }
}
