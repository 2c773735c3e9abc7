// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kura.exporter.http.server.Encryption;
import kura.exporter.http.server.Encryption.ClientCertificates;
import kura.secrets.KeyFiles;
import kura.secrets.KeySettings;
import kura.secrets.Keys;
import kura.secrets.Keystores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the keys up to date. What cannot be used is looked at again and again, and what was in force stays meanwhile. All reading
 * is done on a thread of its own: a disk may hang, and deriving a key from a password takes its time on a gateway.
 */
public final class Certificates implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final long PERIOD_SECONDS = 10;

    private final Keystores keystores;
    private final InForce server;
    private ScheduledExecutorService thread;
    private TlsSettings wanted;
    private TlsSettings tried; // this and what follows are used on the thread only
    private TlsSettings loaded;
    private Keys keys;
    private String stamp;
    private boolean failed;
    private String told;

    /** For a server. */
    public Certificates(Keystores keystores, InForce server) {
        this.keystores = keystores;
        this.server = server;
    }

    /** Takes the keys from there from now on. */
    public synchronized void use(TlsSettings settings) {
        if (settings.equals(wanted)) {
            return;
        }
        wanted = settings;
        if (!settings.isOn()) {
            close();
            server.plain();
        } else if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(Certificates::thread);
            thread.execute(this::forget); // what was in force before TLS was switched off is not in force now
            thread.scheduleWithFixedDelay(() -> look(false), 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        } else {
            look();
        }
    }

    /** Looks at once whether there are other keys. */
    public synchronized void look() {
        if (thread != null) {
            thread.execute(() -> look(true));
        }
    }

    private void look(boolean anyway) {
        TlsSettings settings;
        synchronized (this) {
            settings = wanted;
        }
        if (!settings.isOn()) {
            return; // switched off meanwhile
        }
        if (!settings.equals(tried)) {
            tried = settings;
            told = null; // whoever set them wants to read what is wrong with these, though it be the same
        }
        try {
            String now = KeyFiles.stamp(settings.keys());
            if (anyway || failed || !settings.equals(loaded) || !now.equals(stamp)) {
                failed = true;
                load(settings);
                stamp = now;
                failed = false;
            }
            String warning = keys == null ? null : keys.warning(Instant.now());
            tell(settings, warning == null ? null : "TLS with " + settings + ": " + warning, warning);
        } catch (Throwable e) { // an Error too: there is no next look if it gets out
            complain(settings, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void forget() {
        tried = null;
        loaded = null;
        keys = null;
    }

    private void load(TlsSettings settings) throws IOException, GeneralSecurityException {
        Keys found = settings.keys().source() == KeySettings.Source.FILE
                ? KeyFiles.keys(settings.keys())
                : Keys.of(keystores.keystore(settings.keys().keystore()));
        boolean asks = settings.clients() != ClientCertificates.NONE;
        found = !asks || settings.keys().trustFile() == null
                ? found
                : found.trusting(KeyFiles.certificates(settings.keys().trustFile()));
        if (settings.equals(loaded) && found.same(keys)) {
            return;
        }
        var encryption = new Encryption(
                found.manager(), asks ? ValidClients.trusting(found.trusted()) : null, settings.clients());
        boolean otherRules = loaded == null
                || loaded.clients() != settings.clients()
                || asks && !found.trusted().equals(keys.trusted());
        synchronized (this) {
            if (settings.equals(wanted)) {
                server.encrypted(settings, encryption, found, otherRules);
                var first = found.certificates().get(0).getSubjectX500Principal();
                log.info("TLS with {}: certificate of {}, until {}", settings, first, found.expiry());
                loaded = settings;
                keys = found;
            }
        }
    }

    private void complain(TlsSettings settings, String words) {
        String meanwhile = settings.equals(loaded)
                ? "the certificate in force stays"
                : "the endpoint stays as it is until that is corrected";
        tell(
                settings,
                "TLS with " + settings + " is not possible: " + words + "; " + meanwhile,
                "TLS is not possible with the keys that are set, the log says why; " + meanwhile);
    }

    /** Says in the log when something else is wrong than before; others always have to know what is. */
    private void tell(TlsSettings settings, String words, String toAll) {
        if (words != null && !words.equals(told)) {
            log.warn(words);
        }
        told = words;
        synchronized (this) {
            if (settings.equals(wanted)) {
                server.troubled(toAll);
            }
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "kura-exporter-http-certificates");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }
}
