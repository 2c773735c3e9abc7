// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security.keystore;

import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** A keystore that is managed in Kura's console, known by its kura.service.pid. */
@ProviderType
public interface KeystoreService {

    /** The store as it is now. */
    KeyStore getKeyStore() throws KuraException;

    /** Key managers over its keys, whose password only Kura knows. */
    List<KeyManager> getKeyManagers(String algorithm) throws KuraException;
}
