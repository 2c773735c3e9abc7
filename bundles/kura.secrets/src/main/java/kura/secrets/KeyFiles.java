// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;

/** Keys and certificates in files: a PKCS#12 file, or PEM ones. */
public final class KeyFiles {

    private static final long LARGEST = 1 << 20;
    private static final char[] IN_MEMORY = "in memory only".toCharArray(); // a keystore does not go without

    /** What to say to somebody whose password is none. */
    static final String NO_ASCII = ", or Java cannot use it: it has letters outside of ASCII";

    private KeyFiles() {}

    /** What is in the files now. */
    public static Keys keys(KeySettings settings) throws IOException, GeneralSecurityException {
        byte[] file = read(settings.file());
        char[] password = settings.password().toCharArray();
        boolean isPem = Pem.isPem(file);
        KeyStore store = isPem ? pem(file, settings) : pkcs12(file, password);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, isPem ? IN_MEMORY : password);
        return Keys.of(new Keystores.Keystore(List.of(factory.getKeyManagers()), store));
    }

    /** The certificates in a PEM file. */
    public static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try {
            var found = new Pem(read(file)).certificates();
            if (found.isEmpty()) {
                throw new IOException("no certificate in it");
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Differs when one of the files was changed. */
    public static String stamp(KeySettings settings) {
        return Stream.of(settings.file(), settings.keyFile(), settings.trustFile())
                .map(file -> file == null ? "" : stamp(file))
                .collect(Collectors.joining(" "));
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException e) {
            return "gone";
        }
    }

    private static KeyStore pkcs12(byte[] file, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(file), password);
            return store;
        } catch (IOException e) {
            boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
            String words = isPassword ? "its password is wrong" : "it is neither a PKCS#12 nor a PEM file";
            throw new IOException(isPassword && !isAscii(password) ? words + NO_ASCII : words, e);
        }
    }

    /** Java derives the keys of newer ciphers from such passwords only. */
    static boolean isAscii(char[] password) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(CharBuffer.wrap(password));
    }

    private static KeyStore pem(byte[] file, KeySettings settings) throws IOException, GeneralSecurityException {
        var pem = new Pem(file);
        var keyPem = settings.keyFile() == null ? pem : new Pem(read(settings.keyFile()));
        if (pem.certificates().isEmpty()) {
            throw new IOException("no certificate in it");
        } else if (!keyPem.hasKey()) {
            throw new IOException(
                    settings.keyFile() == null ? "no private key in it" : "no private key in " + settings.keyFile());
        }
        PublicKey publicKey = pem.certificates().get(0).getPublicKey();
        PrivateKey key = keyPem.key(publicKey, settings.password());
        if (!KeyPairs.belong(key, publicKey)) {
            throw new IOException("the private key does not belong to the first certificate");
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var chain = pem.certificates().toArray(X509Certificate[]::new);
        try {
            store.setKeyEntry("key", key, IN_MEMORY, chain);
        } catch (KeyStoreException e) {
            throw new IOException("its certificates are no chain, each signed with the next one", e);
        }
        return store;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("a file of more than 1 MB holds no keys");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file: " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException("Kura's user may not read " + file, e);
        }
    }
}
