// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.osgi.service.event.Event;

/** One of Kura's keystores: it says what it has, but not the password of its keys; who changes it tells so by an event. */
public class TestKeystore implements KeystoreService {

    public static final Event CHANGED = new Event(
            "org/eclipse/kura/security/keystore/KeystoreChangedEvent/KEYSTORE_CHANGED",
            Map.of("sender.pid", "HttpsKeystore"));

    public volatile TestKeys keys;

    public TestKeystore(TestKeys keys) {
        this.keys = keys;
    }

    @Override
    public KeyStore getKeyStore() throws KuraException {
        if (keys == null) {
            throw new KuraException(KuraErrorCode.INTERNAL_ERROR);
        }
        return keys.store();
    }

    @Override
    public List<KeyManager> getKeyManagers(String algorithm) throws KuraException {
        try {
            var factory = KeyManagerFactory.getInstance(algorithm);
            factory.init(getKeyStore(), TestKeys.PASSWORD.toCharArray());
            return List.of(factory.getKeyManagers());
        } catch (GeneralSecurityException e) {
            throw new KuraException(KuraErrorCode.INTERNAL_ERROR);
        }
    }
}
