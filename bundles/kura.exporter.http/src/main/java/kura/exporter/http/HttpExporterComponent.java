// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Naming.Style;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an {@link Endpoint} into Kura: namespace, names, port and bind address in the web UI. */
@Component(
        name = HttpExporterComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = ConfigurableComponent.class)
@Designate(ocd = HttpExporterComponent.Form.class)
public final class HttpExporterComponent implements ConfigurableComponent {

    static final String PID = "kura.exporter.http";

    private static final Logger log = LoggerFactory.getLogger(HttpExporterComponent.class);
    private static final String DEFAULT_NAMESPACE = "kura";
    private static final int DEFAULT_PORT = 8080;
    private static final String DEFAULT_ADDRESS = "0.0.0.0";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "Prometheus endpoint",
            description = "Shows all metrics of this gateway at http://gateway:port/metrics, for Prometheus to scrape. "
                    + "Where Kura manages the firewall, open the port under Firewall, Open Ports.")
    @interface Form {

        @AttributeDefinition(
                name = "Namespace",
                description = "First word of all metric names, for example kura in kura_temperature_celsius. "
                        + "Letters, digits and _, no digit first. Empty for none.",
                required = false)
        String namespace() default DEFAULT_NAMESPACE;

        @AttributeDefinition(
                name = "Names",
                description = "Base units: names end in their unit, as Prometheus recommends. "
                        + "Plain: temperature, humidity in percent, pressure in hPa and gas, "
                        + "as prometheus_express called them.",
                options = {
                    @Option(label = "Base units", value = "base-units"),
                    @Option(label = "Plain", value = "plain")
                })
        String names() default "base-units";

        @AttributeDefinition(
                name = "Port",
                description =
                        "TCP port, 1 to 65535. If it is in use the endpoint stays where it is and the log says so.",
                min = "1",
                max = "65535")
        int port() default DEFAULT_PORT;

        @AttributeDefinition(
                name = "Bind address",
                description = "IP address of the network interface to listen on. "
                        + "0.0.0.0 for all, 127.0.0.1 for this gateway only.")
        String address() default DEFAULT_ADDRESS;
    }

    private final Endpoint endpoint = new Endpoint(PID);

    @Activate
    @Modified
    synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        String namespace =
                settings.text("namespace", DEFAULT_NAMESPACE, Naming.ALLOWED + ", or nothing", Naming::isNamespace);
        var style = settings.choice("names", Style.BASE_UNITS);
        int port = settings.integer("port", DEFAULT_PORT, 1, 65535);
        String address = settings.text(
                "address",
                DEFAULT_ADDRESS,
                "an IP address, for example 0.0.0.0 or 127.0.0.1",
                text -> NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text) && !text.contains("%"));
        String otherwise = endpoint.isStarted()
                ? "the endpoint stays as it is"
                : "the endpoint does not start until that is corrected";
        if (settings.accepted(otherwise, refusal -> log.warn("{}: {}", PID, refusal))) {
            endpoint.show(new Naming(namespace, style));
            endpoint.listen(new InetSocketAddress(literal(address), port));
        }
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setRegistry(MetricRegistry registry) {
        endpoint.show(registry);
    }

    void unsetRegistry(MetricRegistry registry) {
        endpoint.hide(registry);
    }

    @Deactivate
    void stop() {
        endpoint.close();
    }

    private static InetAddress literal(String address) {
        return new InetSocketAddress(address, 0).getAddress(); // no look-up: it is no name
    }
}
