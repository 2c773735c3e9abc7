// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.exporter.http.login.Login;
import kura.exporter.http.server.Encryption;
import kura.exporter.http.server.HttpServer;
import kura.exporter.http.server.Networks;
import kura.exporter.http.server.Router;
import kura.exporter.http.tls.Certificates;
import kura.exporter.http.tls.Keys;
import kura.exporter.http.tls.Keystores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the {@link Security} of one endpoint in force. An endpoint that is to speak TLS does not listen before there are keys: it
 * never falls back to plain HTTP.
 */
final class Protection implements Certificates.InForce, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Protection.class);

    private final Router router;
    private final EndpointMetrics metrics;
    private final Certificates certificates;
    private Security wanted;
    private Networks networks = Networks.ALL; // this and what follows are guarded by this
    private Encryption encryption;
    private boolean known; // whether there are keys, or are to be none
    private HttpServer server;
    private Runnable waiting;

    Protection(Router router, EndpointMetrics metrics, Keystores keystores) {
        this.router = router;
        this.metrics = metrics;
        this.certificates = new Certificates(keystores, this);
    }

    /** Does so from now on. */
    void protect(Security security) {
        if (security.equals(wanted)) {
            return;
        }
        if (wanted == null || !security.credentials().equals(wanted.credentials())) {
            router.guard(security.credentials().areNeeded() ? new Login(security.credentials(), metrics) : null);
        }
        if (security.credentials().areNeeded() && !security.tls().isOn()) {
            log.warn("passwords and tokens travel in clear: switch TLS on");
        }
        wanted = security;
        admit(security.networks());
        certificates.use(security.tls());
    }

    private synchronized void admit(Networks allowed) {
        if (!allowed.equals(networks)) {
            networks = allowed;
            if (server != null) {
                server.admit(allowed);
            }
        }
    }

    /** Does so with a server that does not listen yet; null for none. */
    synchronized void of(HttpServer wanted) {
        server = wanted;
        waiting = null;
        if (server != null) {
            server.admit(networks);
            server.encrypt(encryption, false);
        }
    }

    /** Does something as soon as the server may be reached, perhaps now. */
    synchronized void whenReady(Runnable task) {
        if (known) {
            task.run();
        } else {
            waiting = task;
        }
    }

    /** A keystore changed, came or went. */
    void look() {
        certificates.look();
    }

    @Override
    public void plain() {
        metrics.certificate(Double.NaN);
        use(null, true);
    }

    @Override
    public void encrypted(Encryption keys, Keys shown, boolean otherRules) {
        metrics.certificate(shown.expiry().getEpochSecond());
        use(keys, otherRules);
    }

    private synchronized void use(Encryption now, boolean otherRules) {
        boolean switched = (now == null) != (encryption == null);
        encryption = now;
        known = true;
        if (server != null) {
            server.encrypt(now, switched || otherRules && now != null);
            if (waiting != null) {
                waiting.run();
                waiting = null;
            }
        }
    }

    @Override
    public void close() {
        certificates.close();
    }
}
