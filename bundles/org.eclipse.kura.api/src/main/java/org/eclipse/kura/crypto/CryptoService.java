// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.crypto;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Decrypts passwords: a component gets those of its settings as encrypted texts. */
@ProviderType
public interface CryptoService {

    /** @throws KuraException if that is no encrypted text, a plain one for example */
    char[] decryptAes(char[] encryptedValue) throws KuraException;
}
