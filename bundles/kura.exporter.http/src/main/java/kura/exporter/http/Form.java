// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows of every endpoint. Values are read from the map: Kura validates nothing. */
interface Form {

    String NAMESPACE = "kura";
    String ADDRESS = "0.0.0.0";

    @AttributeDefinition(
            name = "Namespace",
            description = "First word of all metric names, for example kura in kura_temperature_celsius. "
                    + "Letters, digits and _, no digit first. Empty for none.",
            required = false,
            defaultValue = NAMESPACE)
    String namespace();

    @AttributeDefinition(
            name = "Names",
            description = "Base units: names end in their unit, as Prometheus recommends. "
                    + "Plain: temperature, humidity in percent, pressure in hPa and gas, "
                    + "as prometheus_express called them.",
            options = {@Option(label = "Base units", value = "base-units"), @Option(label = "Plain", value = "plain")},
            defaultValue = "base-units")
    String names();

    @AttributeDefinition(
            name = "Bind address",
            description = "IP address of the network interface to listen on. "
                    + "0.0.0.0 for all, 127.0.0.1 for this gateway only.",
            defaultValue = ADDRESS)
    String address();
}
