// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;

/** What the web UI shows of where keys are, after a {@code tls} that says in which way; see {@link KeySettings}. */
public interface KeyForm {

    /** Name of Kura's keystore, if they are in one. */
    @AttributeDefinition(
            name = "TLS keystore",
            description = "Only for TLS with a Kura keystore: its name, for example HttpsKeystore.",
            required = false)
    String tls_keystore();

    /** File, if they are in one. */
    @AttributeDefinition(
            name = "TLS file",
            description = "Only for TLS with a file: absolute path of a PKCS#12 file with key and certificates, "
                    + "or of a PEM file with the certificate first and then those that signed it. "
                    + "It is read again when it changes.",
            required = false)
    String tls_file();

    /** File with the private key, if it is another one. */
    @AttributeDefinition(
            name = "TLS key file",
            description = "Only for TLS with a file: absolute path of a PEM file with the private key. "
                    + "Empty if the TLS file has it.",
            required = false)
    String tls_key_file();

    /** What opens the file or the key. */
    @AttributeDefinition(
            name = "TLS file password",
            description =
                    "Only for TLS with a file: password of the PKCS#12 file or of the private key. Empty for none.",
            type = AttributeType.PASSWORD,
            required = false)
    String tls_password();
}
