// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import java.nio.file.Path;
import kura.exporter.http.server.Encryption.ClientCertificates;

/**
 * Whether and with which keys connections are encrypted.
 *
 * @param source where the keys are
 * @param keystore name of Kura's keystore, if they are in one
 * @param file PKCS#12 or PEM, if they are in one
 * @param keyFile PEM with the private key; null if the file has it
 * @param password of the file, or of the key in it; empty for none
 * @param clients whether they have to show certificates
 * @param trustFile PEM with the certificates that those of clients are signed with; null if they are where the keys are
 */
public record TlsSettings(
        Source source,
        String keystore,
        Path file,
        Path keyFile,
        String password,
        ClientCertificates clients,
        Path trustFile) {

    /** Plain HTTP. */
    public static final TlsSettings NONE =
            new TlsSettings(Source.NONE, "", null, null, "", ClientCertificates.NONE, null);

    /** Where keys may be. */
    public enum Source {
        /** There are none: connections are not encrypted. */
        NONE,
        /** In a keystore that is managed in Kura's console. */
        KURA_KEYSTORE,
        /** In a file, or two. */
        FILE
    }

    /** Whether connections are encrypted. */
    public boolean isOn() {
        return source != Source.NONE;
    }

    /** As the log says it, without the password. */
    @Override
    public String toString() {
        return source == Source.KURA_KEYSTORE ? "Kura's keystore '" + keystore + "'" : String.valueOf(file);
    }
}
