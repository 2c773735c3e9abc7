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

/** One more endpoint over the same metrics, with its own names and port. A fresh one listens nowhere. */
@Component(
        name = AdditionalEndpointComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, EventHandler.class},
        property = SecretsComponent.TOPIC)
@Designate(ocd = AdditionalEndpointComponent.AdditionalForm.class, factory = true)
public final class AdditionalEndpointComponent extends EndpointComponent implements ConfigurableComponent {

    static final String PID = "kura.exporter.http.additional";

    @ObjectClassDefinition(
            id = PID,
            name = "Additional Prometheus endpoint",
            description =
                    "Shows the same metrics at another port; other ones of them, under other names or with other labels, if wanted.")
    interface AdditionalForm extends Form {

        @AttributeDefinition(
                name = "Port",
                description = "TCP port, 1 to 65535. 0 to listen nowhere.",
                min = "0",
                max = "65535",
                defaultValue = "0")
        int port();
    }

    @Override
    int defaultPort() {
        return 0;
    }
}
