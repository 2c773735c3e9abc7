// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Keys for the first handshake of a connection only. A client of TLS 1.2 could ask for one after the other on the same connection,
 * each of which costs the gateway much more than the client; the JDK can forbid that for a whole process only.
 */
final class FirstHandshakeKeys extends X509ExtendedKeyManager {

    private final X509ExtendedKeyManager keys;

    FirstHandshakeKeys(X509ExtendedKeyManager keys) {
        this.keys = keys;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        boolean first = "NONE".equals(engine.getSession().getProtocol());
        return first ? keys.chooseEngineServerAlias(keyType, issuers, engine) : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return keys.getPrivateKey(alias);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return keys.getServerAliases(keyType, issuers);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, java.net.Socket socket) {
        return null; // there are engines only
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null; // this is a server
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, java.net.Socket socket) {
        return null; // this is a server
    }
}
