// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import kura.secrets.Passwords;
import kura.secrets.SecretsComponent;
import kura.settings.Settings;
import org.eclipse.kura.ssl.SslManagerService;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What the components of all exporters that send do alike: they read where to, with passwords decrypted, and have Kura's keys and
 * certificates. A component that extends it provides {@link org.osgi.service.event.EventHandler} with the property {@link #TOPIC}.
 */
public abstract class RemoteComponent extends SecretsComponent {

    private volatile SslManagerService ssl;
    private volatile Tls tls;
    private Map<String, Object> undecrypted; // settings whose passwords wait; guarded by this

    /** Takes these settings over, as {@code @Activate} and {@code @Modified} do. */
    protected abstract void configure(Map<String, Object> properties);

    /** The server that is set; empty if none is, or it is wrong, which is noted in the settings then. */
    protected final synchronized Optional<Remote> remote(Settings settings, Map<String, Object> properties) {
        undecrypted = null;
        Passwords passwords = (given, key) -> {
            String clear = clear(given, properties, key);
            undecrypted = clear == null ? properties : undecrypted;
            return clear;
        };
        return Remote.of(settings, passwords);
    }

    /** What TLS with that server needs. It is told of changed keystores until the next one is asked for. */
    protected final Tls tls(Remote remote) {
        tls = new Tls(remote.tls(), this, this::ssl);
        return tls;
    }

    private SSLContext ssl() throws IOException, GeneralSecurityException {
        SslManagerService service = ssl;
        return service == null ? null : service.getSSLContext();
    }

    @Override
    protected final void keystoresChanged() {
        Tls now = tls;
        if (now != null) {
            now.changed();
        }
    }

    @Override
    protected final void passwordsCome() {
        Map<String, Object> waiting;
        synchronized (this) {
            waiting = undecrypted;
        }
        if (waiting != null) {
            configure(waiting);
        }
    }

    /** Kura's SSL configuration; there may be none. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public final void setSsl(SslManagerService service) {
        ssl = service;
    }

    /** Another one may have come before this one goes. */
    public final void unsetSsl(SslManagerService service) {
        if (ssl == service) {
            ssl = null;
        }
    }
}
