// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

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

    private static final String ANEW = "; write it anew with: openssl pkcs8 -topk8";
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ");

    private final List<X509Certificate> certificates = new ArrayList<>();
    private String keyKind;
    private byte[] key;

    /** @throws IOException if something in it cannot be read */
    Pem(byte[] file) throws IOException, GeneralSecurityException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (BLOCK.matcher(text).results().count()
                != BEGIN.matcher(text).results().count()) {
            throw new IOException("it is cut off: what begins in it does not end");
        }
        var blocks = BLOCK.matcher(text);
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
        EncryptedPrivateKeyInfo encrypted;
        Cipher cipher;
        try {
            encrypted = new EncryptedPrivateKeyInfo(key);
            cipher = cipher(encrypted, password);
        } catch (InvalidKeySpecException e) {
            throw wrong(password, e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException("the private key is encrypted in a way that Java does not know" + ANEW, e);
        }
        try {
            return encrypted.getKeySpec(cipher);
        } catch (GeneralSecurityException e) {
            throw wrong(password, e);
        }
    }

    private static IOException wrong(String password, Exception cause) {
        String words = "the password of the private key is wrong";
        return new IOException(KeyFiles.isAscii(password.toCharArray()) ? words : words + KeyFiles.NO_ASCII, cause);
    }

    private static Cipher cipher(EncryptedPrivateKeyInfo encrypted, String password) throws GeneralSecurityException {
        // the JDK calls all newer ways PBES2; which one it is only the parameters' text tells
        String way = encrypted.getAlgName().startsWith("PBEWith")
                ? encrypted.getAlgName()
                : encrypted.getAlgParameters().toString();
        var secret = SecretKeyFactory.getInstance(way).generateSecret(new PBEKeySpec(password.toCharArray()));
        var cipher = Cipher.getInstance(way);
        cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
        return cipher;
    }

    private static byte[] bytes(String text) throws IOException {
        if (text.contains(":")) {
            throw new IOException("the private key is encrypted in openssl's old way" + ANEW);
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
    }
}
