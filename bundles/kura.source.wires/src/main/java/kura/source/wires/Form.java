// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows. Values are read from the map: Kura validates nothing. */
@ObjectClassDefinition(
        id = WiresComponent.PID,
        name = "Prometheus metrics of wires",
        icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
        description = "Shows the numbers and booleans that come over wires as metrics, the last one of each.")
interface Form {

    @AttributeDefinition(
            name = "Properties",
            description =
                    "Which properties are shown: their names, separated by commas, with * for any characters and ! "
                            + "in front to leave out; with a slash the name of the emitter comes first, for example "
                            + "temp*, timer/*, !*_timestamp. Empty for all.",
            required = false,
            defaultValue = Plan.PROPERTIES)
    String properties();

    @AttributeDefinition(
            name = "Counters",
            description = "Which of them only grow, but for beginning again at 0, likewise. They become counters, all "
                    + "others gauges. Empty for none.",
            required = false)
    String counters();

    @AttributeDefinition(
            name = "Texts",
            description =
                    "How texts are shown. Current: a line for the text that came last, with the text in the label "
                            + "state. One that had 32 different texts is not shown when it has yet another.",
            options = {@Option(label = "Not shown", value = "not-shown"), @Option(label = "Current", value = "current")
            },
            defaultValue = "not-shown")
    String texts();

    @AttributeDefinition(
            name = "Time to live (s)",
            description = "Seconds for which a value is shown that does not come again, up to 604800. More than "
                    + "twice as long as the emitter's period. 0 for ever.",
            min = "0",
            max = "604800",
            defaultValue = "" + Plan.SECONDS)
    double ttl();

    @AttributeDefinition(
            name = "Most values",
            description =
                    "How many values are shown at a time, from 1 to 20000. It bounds the memory; what is beyond is "
                            + "counted as wire_values_not_shown_total.",
            min = "1",
            max = "20000",
            defaultValue = "" + Plan.MOST)
    int values_most();
}
