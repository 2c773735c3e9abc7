// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import kura.secrets.KeyFiles;
import kura.secrets.KeySettings;
import kura.secrets.Keys;
import kura.secrets.Keystores;

/**
 * Keys that are shown and certificates that are trusted, as they are now: read when they are first needed, and again when files or
 * keystores changed. May be used from any thread.
 */
public final class Tls {

    private final KeySettings settings;
    private final Keystores keystores;
    private final Ssl kura;
    private SSLContext context;
    private String stamp;

    /** What Kura's own connections trust and show. */
    @FunctionalInterface
    public interface Ssl {

        /** Null if that is not there. */
        SSLContext context() throws IOException, GeneralSecurityException;
    }

    /** As an operator set it. */
    public Tls(KeySettings settings, Keystores keystores, Ssl kura) {
        this.settings = settings;
        this.keystores = keystores;
        this.kura = kura;
    }

    /** As Java does it by itself. */
    public static Tls ofJava() {
        return new Tls(
                KeySettings.NONE,
                name -> {
                    throw new IOException("there are no keystores");
                },
                () -> null);
    }

    /** Keystores are others, or have other keys. */
    public synchronized void changed() {
        stamp = null;
    }

    /**
     * For connections from now on.
     *
     * @throws IOException if a file or keystore cannot be used; the message says why
     */
    synchronized SSLContext context() throws IOException, GeneralSecurityException {
        if (settings.equals(KeySettings.NONE)) {
            SSLContext ofKura = kura.context();
            return ofKura == null ? SSLContext.getDefault() : ofKura;
        }
        String now = KeyFiles.stamp(settings);
        if (!now.equals(stamp)) {
            context = read();
            stamp = now;
        }
        return context;
    }

    private SSLContext read() throws IOException, GeneralSecurityException {
        KeyManager[] keys = null;
        List<X509Certificate> trusted = List.of();
        try {
            if (settings.source() == KeySettings.Source.KURA_KEYSTORE) {
                var keystore = keystores.keystore(settings.keystore());
                keys = keystore.managers().toArray(KeyManager[]::new);
                trusted = Keys.trusted(keystore.store());
            } else if (settings.source() == KeySettings.Source.FILE) {
                var found = KeyFiles.keys(settings);
                keys = new KeyManager[] {found.manager()};
                trusted = found.trusted();
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(settings + ": " + e.getMessage(), e);
        }
        trusted = settings.trustFile() == null ? trusted : KeyFiles.certificates(settings.trustFile());
        var made = SSLContext.getInstance("TLS");
        made.init(keys, trusted.isEmpty() ? null : Keys.trust(trusted), null);
        return made;
    }
}
