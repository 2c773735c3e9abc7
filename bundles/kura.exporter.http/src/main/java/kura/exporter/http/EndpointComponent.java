// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Map;
import kura.exporter.http.route.RequestFilter;
import kura.exporter.http.route.Route;
import kura.metrics.MetricRegistry;
import kura.secrets.SecretsComponent;
import kura.settings.Settings;
import kura.view.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an {@link Endpoint} into Kura: what the one that is always there and additional ones do alike. */
abstract class EndpointComponent extends SecretsComponent {

    private static final Logger log = LoggerFactory.getLogger(EndpointComponent.class);

    private final Endpoint endpoint = new Endpoint(this::keystore);
    private Map<String, Object> undecrypted; // settings whose passwords wait

    /** The port where none is set; 0 to listen nowhere until then. */
    abstract int defaultPort();

    @Activate
    @Modified
    synchronized void configure(Map<String, Object> properties) {
        undecrypted = null;
        var settings = Settings.of(properties);
        String name = settings.pid(HttpExporterComponent.PID);
        endpoint.name(name);
        var view = View.of(settings);
        String path = MetricsPath.of(settings);
        int port = settings.integer("port", defaultPort(), defaultPort() == 0 ? 0 : 1, 65535);
        String address = settings.text(
                "address",
                PlaceForm.ADDRESS,
                "an IP address, for example 0.0.0.0 or 127.0.0.1",
                text -> NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text) && !text.contains("%"));
        var security = Security.of(settings, (given, key) -> password(given, properties, key));
        String otherwise = endpoint.isStarted()
                ? "the endpoint stays as it is"
                : "the endpoint does not start until that is corrected";
        var refusals = new ArrayList<String>();
        if (settings.accepted(otherwise, refusals::add)) {
            endpoint.show(view, path);
            endpoint.protect(security);
            endpoint.listen(port == 0 ? null : new InetSocketAddress(literal(address), port));
        }
        refusals.forEach(refusal -> log.warn("{}: {}", name, refusal));
        endpoint.state().refused(refusals);
    }

    private String password(Settings settings, Map<String, Object> properties, String key) {
        String clear = clear(settings, properties, key);
        undecrypted = clear == null ? properties : undecrypted;
        return clear;
    }

    @Override
    protected synchronized void passwordsCome() {
        if (undecrypted != null) {
            configure(undecrypted);
        }
    }

    @Override
    protected void keystoresChanged() {
        endpoint.lookForKeys();
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setRegistry(MetricRegistry registry) {
        endpoint.show(registry);
    }

    void unsetRegistry(MetricRegistry registry) {
        endpoint.hide(registry);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRoute(Route route, Map<String, Object> properties) {
        endpoint.routes().put(route, properties);
    }

    void updatedRoute(Route route, Map<String, Object> properties) {
        endpoint.routes().put(route, properties);
    }

    void removeRoute(Route route, Map<String, Object> properties) {
        endpoint.routes().remove(route, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFilter(RequestFilter filter, Map<String, Object> properties) {
        endpoint.filters().put(filter, properties);
    }

    void updatedFilter(RequestFilter filter, Map<String, Object> properties) {
        endpoint.filters().put(filter, properties);
    }

    void removeFilter(RequestFilter filter, Map<String, Object> properties) {
        endpoint.filters().remove(filter, properties);
    }

    @Deactivate
    void stop() {
        endpoint.close();
    }

    private static InetAddress literal(String address) {
        return new InetSocketAddress(address, 0).getAddress(); // no look-up: it is no name
    }
}
