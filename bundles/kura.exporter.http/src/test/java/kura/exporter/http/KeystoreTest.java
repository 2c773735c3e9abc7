// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kura.secrets.TestKeys;
import kura.secrets.TestKeystore;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with the keystores of Kura. */
class KeystoreTest {

    @TempDir
    private static Path folder;

    private static TestKeys keys;
    private static TestKeys others;

    private final TestEndpoint endpoint = new TestEndpoint();

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "gateway", "EC");
        others = TestKeys.make(folder, "other", "EC");
        keys.trust(others);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void waitsForItsKeystoreAndTakesItsNewKeys() throws Exception {
        endpoint.set(Map.of("tls", "kura-keystore", "tls.keystore", "HttpsKeystore"));
        var wrong = new TestKeystore(others);
        endpoint.exporter().addKeystore(wrong, Map.of("kura.service.pid", "DMKeystore"));
        var keystore = new TestKeystore(null);
        endpoint.exporter().addKeystore(keystore, Map.of("kura.service.pid", "HttpsKeystore"));
        endpoint.answers(endpoint.port); // still in clear

        keystore.keys = keys;
        endpoint.exporter().handleEvent(TestKeystore.CHANGED);
        await().ignoreExceptions().until(() -> shown(keys));

        keystore.keys = others;
        endpoint.exporter().handleEvent(TestKeystore.CHANGED);
        await().ignoreExceptions().until(() -> shown(others));

        endpoint.exporter().removeKeystore(keystore);
        endpoint.exporter().handleEvent(TestKeystore.CHANGED);
        assertThat(shown(others)).isTrue();
    }

    @Test
    void trustsTheClientsThatTheKeystoreTrusts() throws Exception {
        endpoint.exporter().addKeystore(new TestKeystore(keys), Map.of("kura.service.pid", "HttpsKeystore"));
        endpoint.set(
                Map.of("tls", "kura-keystore", "tls.keystore", "HttpsKeystore", "tls.client.certificates", "required"));
        await().ignoreExceptions().until(() -> asks(others));
        assertThat(asks(keys)).isFalse();
        assertThat(asks(null)).isFalse();
    }

    @Test
    void goesOnLookingAfterAnError() throws Exception {
        var looks = new AtomicInteger();
        var keystore = new TestKeystore(keys) {
            @Override
            public KeyStore getKeyStore() throws KuraException {
                if (looks.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("once");
                }
                return super.getKeyStore();
            }
        };
        endpoint.exporter().addKeystore(keystore, Map.of("kura.service.pid", "HttpsKeystore"));
        endpoint.set(Map.of("tls", "kura-keystore", "tls.keystore", "HttpsKeystore"));

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> shown(keys));
    }

    private boolean shown(TestKeys by) throws Exception {
        return by.shownAt(endpoint.port).contains(by.certificate());
    }

    private boolean asks(TestKeys client) throws Exception {
        try (var socket = keys.connect(endpoint.port, client)) {
            return ask(socket).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }
}
