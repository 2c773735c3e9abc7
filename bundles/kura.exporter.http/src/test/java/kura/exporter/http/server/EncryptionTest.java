// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import kura.exporter.http.server.Encryption.ClientCertificates;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TLS costs, and for how long it trusts. */
class EncryptionTest {

    @TempDir
    private static Path folder;

    private static TestKeys keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "gateway", "EC");
    }

    @Test
    void aSessionIsNotResumedForADay() throws Exception {
        var watched = new Watched(manager(keys));
        try (var server = new TestServer(Limits.DEFAULT)) {
            server.encrypt(new Encryption(watched, null, ClientCertificates.NONE));
            keys.connect(server.port).close();
        }
        assertThat(watched.session.getSessionContext().getSessionTimeout()).isEqualTo(600);
    }

    static X509ExtendedKeyManager manager(TestKeys keys) throws Exception {
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys.store(), TestKeys.PASSWORD.toCharArray());
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    /** Keys that know who asked for them. */
    private static final class Watched extends X509ExtendedKeyManager {

        private final X509ExtendedKeyManager keys;
        private volatile SSLSession session;

        Watched(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
            session = engine.getHandshakeSession();
            return keys.chooseEngineServerAlias(kind, issuers, engine);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public String[] getServerAliases(String kind, Principal[] issuers) {
            return keys.getServerAliases(kind, issuers);
        }

        @Override
        public String chooseServerAlias(String kind, Principal[] issuers, java.net.Socket socket) {
            return null;
        }

        @Override
        public String[] getClientAliases(String kind, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseClientAlias(String[] kinds, Principal[] issuers, java.net.Socket socket) {
            return null;
        }
    }
}
