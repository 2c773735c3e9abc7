// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.exporter.http.server.Encryption;
import kura.exporter.http.server.HttpServer;
import kura.exporter.http.server.Listener;
import kura.exporter.http.server.Router;
import kura.exporter.http.tls.Certificates;
import kura.exporter.http.tls.InForce;
import kura.exporter.http.tls.TlsSettings;
import kura.secrets.Keys;
import kura.secrets.Keystores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the {@link Security} of one endpoint in force, as one: until there are keys for its TLS, what was in force stays, and only
 * what keeps more clients out holds at once. An endpoint that is to speak TLS never falls back to plain HTTP.
 */
final class Protection implements InForce, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Protection.class);

    private final Admission admission;
    private final EndpointMetrics metrics;
    private final EndpointState state;
    private final Certificates certificates;
    private Security wanted; // this and what follows are guarded by this
    private TlsSettings tls; // in force; null before any are
    private Encryption encryption;
    private HttpServer server;
    private Listener listener;
    private Runnable waiting;

    Protection(Router router, EndpointMetrics metrics, EndpointState state, Keystores keystores) {
        this.admission = new Admission(router, metrics);
        this.metrics = metrics;
        this.state = state;
        this.certificates = new Certificates(keystores, this);
    }

    /** Does so from now on. What waits to be reached has to be told anew. */
    void protect(Security security) {
        if (want(security)) {
            certificates.use(security.tls()); // unguarded: it waits for its thread, which may wait for this
            settle();
            warn();
        }
    }

    private synchronized boolean want(Security security) {
        if (security.equals(wanted)) {
            return false;
        }
        wanted = security;
        waiting = null; // where settings that are no longer wanted would have it listen
        if (!isReady()) {
            admission.restrict(security);
        }
        return true;
    }

    /** Does all that is wanted if connections are encrypted as is wanted. */
    private synchronized void settle() {
        if (!isReady()) {
            return;
        }
        admission.allow(wanted);
        if (waiting != null) {
            waiting.run();
            waiting = null;
        }
    }

    private boolean isReady() {
        return wanted != null && wanted.tls().equals(tls);
    }

    private synchronized void warn() {
        if (admission.asks() && encryption == null && (isReady() || server != null)) {
            log.warn("passwords and tokens travel in clear: switch TLS on");
        }
    }

    /** Does so with a server that does not listen yet, by its listener; null for none. */
    synchronized void of(HttpServer wanted, Listener itsListener) {
        server = wanted;
        listener = itsListener;
        waiting = null;
        admission.of(server);
        if (server != null) {
            listener.encrypt(encryption, false);
        }
    }

    /** Does something as soon as the server may be reached, perhaps now. */
    synchronized void whenReady(Runnable task) {
        waiting = task;
        settle();
    }

    /** A keystore changed, came or went. */
    void look() {
        certificates.look();
    }

    @Override
    public void plain() {
        metrics.certificate(Double.NaN);
        state.certificate(null);
        use(TlsSettings.NONE, null, true);
    }

    @Override
    public void encrypted(TlsSettings settings, Encryption with, Keys shown, boolean otherRules) {
        metrics.certificate(shown.expiry().getEpochSecond());
        use(settings, with, otherRules);
    }

    @Override
    public void troubled(String words) {
        state.certificate(words);
    }

    private synchronized void use(TlsSettings settings, Encryption now, boolean otherRules) {
        boolean switched = (now == null) != (encryption == null);
        tls = settings;
        encryption = now;
        if (server != null) {
            listener.encrypt(now, switched || otherRules && now != null);
        }
        settle();
    }

    @Override
    public void close() {
        certificates.close();
    }
}
