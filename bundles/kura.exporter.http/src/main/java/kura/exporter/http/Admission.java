// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.exporter.http.login.Credentials;
import kura.exporter.http.login.Login;
import kura.exporter.http.server.HttpServer;
import kura.exporter.http.server.Networks;
import kura.exporter.http.server.Router;

/** Who may come in now: from where, and what clients have to know. */
final class Admission {

    private final Router router;
    private final Login.Listener listener;
    private Credentials credentials = Credentials.NONE; // this and what follows are guarded by this
    private Networks networks = Networks.ALL;
    private HttpServer server;

    Admission(Router router, Login.Listener listener) {
        this.router = router;
        this.listener = listener;
    }

    /** Who may come to this server; null for none. */
    synchronized void of(HttpServer wanted) {
        server = wanted;
        if (server != null) {
            openUp(); // the one before may have closed before it could
            server.admit(networks);
        }
    }

    /** Lets in whom this does. */
    synchronized void allow(Security wanted) {
        admit(wanted.networks());
        ask(wanted.credentials());
    }

    /** Lets in nobody any more whom this does not. Who had to know something has to know something still. */
    synchronized void restrict(Security wanted) {
        admit(networks.and(wanted.networks()));
        if (wanted.credentials().areNeeded()) {
            ask(wanted.credentials());
        }
    }

    /** Whether clients have to know a password or a token. */
    synchronized boolean asks() {
        return credentials.areNeeded();
    }

    private void admit(Networks allowed) {
        if (!allowed.equals(networks)) {
            networks = allowed;
            if (server != null) {
                server.admit(allowed);
            }
        }
    }

    private void ask(Credentials asked) {
        if (asked.equals(credentials)) {
            return;
        }
        credentials = asked;
        if (asked.areNeeded()) {
            router.guard(new Login(asked, listener));
        } else if (server == null) {
            openUp();
        } else {
            server.partWithAll(this::openUp); // connections that came in under other rules are not to profit
        }
    }

    private synchronized void openUp() {
        if (!credentials.areNeeded()) { // they may be again by now
            router.guard(null);
        }
    }
}
