// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.secrets.SecretsComponent;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The endpoint that is always there. */
@Component(
        name = HttpExporterComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, EventHandler.class},
        property = SecretsComponent.TOPIC)
@Designate(ocd = HttpExporterComponent.MainForm.class)
public final class HttpExporterComponent extends EndpointComponent implements ConfigurableComponent {

    static final String PID = "kura.exporter.http";

    private static final int DEFAULT_PORT = 8080;

    @ObjectClassDefinition(
            id = PID,
            name = "Prometheus endpoint",
            description =
                    "Shows the metrics of this gateway for Prometheus to scrape, by default at http://gateway:8080/metrics. "
                            + "Where Kura manages the firewall, open the port under Firewall, Open Ports.")
    interface MainForm extends Form {

        @AttributeDefinition(
                name = "Port",
                description =
                        "TCP port, 1 to 65535. If it is in use the endpoint stays where it is and the log says so.",
                min = "1",
                max = "65535",
                defaultValue = "" + DEFAULT_PORT)
        int port();
    }

    @Override
    int defaultPort() {
        return DEFAULT_PORT;
    }
}
