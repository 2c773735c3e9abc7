// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows of where an endpoint is, and whether others may listen in. */
interface PlaceForm {

    String ADDRESS = "0.0.0.0";

    @AttributeDefinition(
            name = "Path",
            description = "Where the metrics are, for example /metrics. Begins with /; letters, digits, -, ., _, ~ "
                    + "and /. Not one of the status page, /-/healthy or /-/ready.",
            defaultValue = MetricsPath.DEFAULT)
    String path();

    @AttributeDefinition(
            name = "Bind address",
            description = "IP address of the network interface to listen on. "
                    + "0.0.0.0 for all, 127.0.0.1 for this gateway only.",
            defaultValue = ADDRESS)
    String address();

    @AttributeDefinition(
            name = "Allowed networks",
            description = "From where clients may come: IPv4 or IPv6 addresses and networks, separated by commas, "
                    + "for example 192.168.1.0/24, fd00::/8. Empty for everywhere.",
            required = false)
    String networks();

    @AttributeDefinition(
            name = "TLS",
            description = "None: plain HTTP, everybody on the way can read along. "
                    + "Kura keystore: https with the key in one of the keystores under Security. "
                    + "File: https with the key in a file on the gateway. "
                    + "Until there is a usable key the endpoint stays as it is, and the log says why.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "Kura keystore", value = "kura-keystore"),
                @Option(label = "File", value = "file")
            },
            defaultValue = "none")
    String tls();
}
