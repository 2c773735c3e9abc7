// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.io.IOException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;

/** Kura's keystores, by their names. */
@FunctionalInterface
public interface Keystores {

    /**
     * A keystore as it is now.
     *
     * @param managers over its keys, whose password only Kura knows
     * @param store its certificates
     */
    record Keystore(List<KeyManager> managers, KeyStore store) {}

    /**
     * The keystore that is called so.
     *
     * @throws IOException if there is no such keystore, or it cannot be read; the message says which
     */
    Keystore keystore(String name) throws IOException;
}
