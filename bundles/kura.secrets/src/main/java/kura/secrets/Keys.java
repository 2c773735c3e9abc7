// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Private keys with their certificates, and the certificates that are trusted.
 *
 * @param manager hands out the keys
 * @param certificates of all keys, each followed by those that signed it
 * @param trusted that signed what clients may show
 */
public record Keys(X509ExtendedKeyManager manager, List<X509Certificate> certificates, List<X509Certificate> trusted) {

    private static final Duration WARNED = Duration.ofDays(14);
    private static final List<String> TYPES = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

    /**
     * What a keystore has.
     *
     * @throws IOException if there is no private key
     */
    public static Keys of(Keystores.Keystore keystore) throws IOException, GeneralSecurityException {
        var manager = keystore.managers().stream()
                .filter(X509ExtendedKeyManager.class::isInstance)
                .map(X509ExtendedKeyManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IOException("no keys for TLS in it"));
        var certificates = TYPES.stream()
                .map(type -> manager.getServerAliases(type, null))
                .filter(Objects::nonNull)
                .flatMap(Stream::of)
                .distinct()
                .flatMap(alias -> Stream.of(manager.getCertificateChain(alias)))
                .toList();
        if (certificates.isEmpty()) {
            throw new IOException("no private key with a certificate in it");
        }
        return new Keys(manager, certificates, trusted(keystore.store()));
    }

    /** The certificates of others in a keystore, which are trusted. A key of ours is not trusted for being ours. */
    public static List<X509Certificate> trusted(KeyStore store) throws GeneralSecurityException {
        var found = new ArrayList<X509Certificate>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate trusted) {
                found.add(trusted);
            }
        }
        return List.copyOf(found);
    }

    /** The same keys, for clients whose certificates are signed with these. */
    public Keys trusting(List<X509Certificate> others) {
        return new Keys(manager, certificates, others);
    }

    /** Says whether a certificate is one of these, or signed with one of them. */
    public static TrustManager[] trust(List<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry("trusted " + i, trusted.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Whether nothing is different for clients. */
    public boolean same(Keys other) {
        return certificates.equals(other.certificates) && trusted.equals(other.trusted);
    }

    /** What is wrong with the time they are valid, or soon will be; null if nothing is. */
    public String warning(Instant now) {
        for (X509Certificate each : certificates) {
            if (now.isBefore(each.getNotBefore().toInstant())) {
                return "the certificate is not valid before "
                        + each.getNotBefore().toInstant();
            }
        }
        if (now.isAfter(expiry())) {
            return "the certificate is no longer valid since " + expiry();
        }
        return now.isAfter(expiry().minus(WARNED)) ? "the certificate is no longer valid after " + expiry() : null;
    }

    /** When the first of the certificates is no longer valid. */
    public Instant expiry() {
        return certificates.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
