// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import kura.exporter.http.server.Encryption;
import kura.secrets.Keys;

/** Hears what is in force from now on. */
public interface InForce {

    /** Connections are not encrypted. */
    void plain();

    /** Connections are encrypted as these settings say; {@code otherRules} for clients than before, and not only with other keys. */
    void encrypted(TlsSettings settings, Encryption encryption, Keys keys, boolean otherRules);

    /** What is wrong with the keys from now on, without what the settings are; null for nothing. */
    void troubled(String words);
}
