// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates and keys as openssl and certbot write them (RFC 7468). */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final List<X509Certificate> certificates = new ArrayList<>();
    private String keyKind;
    private byte[] key;

    /** @throws IOException if something in it cannot be read */
    Pem(byte[] file) throws IOException, GeneralSecurityException {
        var blocks = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            String kind = blocks.group(1);
            if (kind.equals("CERTIFICATE")) {
                certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes(blocks.group(2)))));
            } else if (kind.endsWith("PRIVATE KEY")) {
                keyKind = kind;
                key = bytes(blocks.group(2));
            }
        }
    }

    static boolean isPem(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    boolean hasKey() {
        return key != null;
    }

    /**
     * The private key to a public one: older files do not say of which kind a key is, but a certificate does.
     *
     * @param password empty for none
     */
    PrivateKey key(PublicKey other, String password) throws IOException, GeneralSecurityException {
        PKCS8EncodedKeySpec spec =
                switch (keyKind) {
                    case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(key);
                    case "ENCRYPTED PRIVATE KEY" -> decrypted(password);
                    default -> new PKCS8EncodedKeySpec(Der.pkcs8(other.getEncoded(), key));
                };
        try {
            return KeyFactory.getInstance(other.getAlgorithm()).generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            throw new IOException("the private key is damaged, or does not belong to the first certificate", e);
        }
    }

    private PKCS8EncodedKeySpec decrypted(String password) throws IOException, GeneralSecurityException {
        if (password.isEmpty()) {
            throw new IOException("the private key is encrypted, but no password is set");
        }
        var encrypted = new EncryptedPrivateKeyInfo(key);
        // the JDK calls all newer ways PBES2; which one it is only the parameters' text tells
        String way = encrypted.getAlgName().startsWith("PBEWith")
                ? encrypted.getAlgName()
                : encrypted.getAlgParameters().toString();
        var secret = SecretKeyFactory.getInstance(way).generateSecret(new PBEKeySpec(password.toCharArray()));
        var cipher = Cipher.getInstance(way);
        cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
        try {
            return encrypted.getKeySpec(cipher);
        } catch (GeneralSecurityException e) {
            throw new IOException("the password of the private key is wrong", e);
        }
    }

    private static byte[] bytes(String text) throws IOException {
        if (text.contains(":")) {
            throw new IOException(
                    "the private key is encrypted in openssl's old way; write it anew with: openssl pkcs8 -topk8");
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
    }
}
