// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import kura.exporter.http.server.Encryption.ClientCertificates;
import kura.secrets.KeySettings;

/**
 * Whether and with which keys connections are encrypted.
 *
 * @param keys where they are
 * @param clients whether they have to show certificates
 */
public record TlsSettings(KeySettings keys, ClientCertificates clients) {

    /** Plain HTTP. */
    public static final TlsSettings NONE = new TlsSettings(KeySettings.NONE, ClientCertificates.NONE);

    /** Whether connections are encrypted. */
    public boolean isOn() {
        return keys.source() != KeySettings.Source.NONE;
    }

    /** As the log says it, without the password. */
    @Override
    public String toString() {
        return keys.toString();
    }
}
