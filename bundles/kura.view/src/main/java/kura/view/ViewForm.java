// SPDX-License-Identifier: EPL-2.0
package kura.view;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows of every exporter. Values are read from the map: Kura validates nothing. */
public interface ViewForm {

    /** The namespace of who does not set one. */
    String NAMESPACE = "kura";

    /** First word of all names. */
    @AttributeDefinition(
            name = "Namespace",
            description = "First word of all metric names, for example kura in kura_temperature_celsius. "
                    + "Letters, digits and _, no digit first. Empty for none.",
            required = false,
            defaultValue = NAMESPACE)
    String namespace();

    /** Which names and scales. */
    @AttributeDefinition(
            name = "Names",
            description = "Base units: names end in their unit, as Prometheus recommends. "
                    + "Plain: temperature, humidity in percent, pressure in hPa and gas, "
                    + "as prometheus_express called them.",
            options = {@Option(label = "Base units", value = "base-units"), @Option(label = "Plain", value = "plain")},
            defaultValue = "base-units")
    String names();

    /** Which metrics. */
    @AttributeDefinition(
            name = "Metrics",
            description = "Which metrics are shown: patterns of their names without namespace, separated by commas, "
                    + "for example temperature_*, sensor_*, !sensor_read_*. "
                    + "Letters, digits, _ and :, * for any number of them, and ! in front to leave out. Empty for all.",
            required = false)
    String metrics();

    /** Labels of all series. */
    @AttributeDefinition(
            name = "Extra labels",
            description = "Labels that every line has besides its own: pairs of name and value, separated by commas, "
                    + "for example site=Hamburg, line=3. Names: letters, digits and _, no digit first, not __ first, "
                    + "neither le nor quantile. Values: without comma and quotes. A metric that has such a label "
                    + "itself keeps its own value. Empty for none.",
            required = false)
    String labels();
}
