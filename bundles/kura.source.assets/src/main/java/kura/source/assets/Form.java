// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows. Values are read from the map: Kura validates nothing. */
@ObjectClassDefinition(
        id = AssetsComponent.PID,
        name = "Prometheus metrics of assets",
        icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
        description = "Reads channels of Kura's assets again and again and shows their values as metrics. "
                + "Several of these may read at different periods, each its own channels.")
interface Form {

    @AttributeDefinition(
            name = "Assets",
            description = "Which assets are read: their names, separated by commas, with * for any characters and ! in "
                    + "front to leave out, for example boiler, plc-*, !plc-test. * for all. Empty for none.",
            required = false)
    String assets();

    @AttributeDefinition(
            name = "Channels",
            description = "Which of their channels are read, likewise, for example temp*, boiler/pump*, !*/raw: "
                    + "with a slash the name of the asset comes first. Empty for all that can be read.",
            required = false)
    String channels();

    @AttributeDefinition(
            name = "Counters",
            description = "Which of these channels only grow, but for beginning again at 0, likewise, for example "
                    + "energy*, */operating_hours. They become counters, all other numbers gauges. Empty for none.",
            required = false)
    String counters();

    @AttributeDefinition(
            name = "Period (s)",
            description = "Seconds from one reading of an asset to the next, from 0.1 to 86400.",
            min = "0.1",
            max = "86400",
            defaultValue = "" + Plan.PERIOD)
    double period();

    @AttributeDefinition(
            name = "Deadline (s)",
            description = "Seconds after which an asset's answer is not waited for any more, from 0.1 to 3600. Its "
                    + "values leave the page then, and those of other assets are as before.",
            min = "0.1",
            max = "3600",
            defaultValue = "" + Plan.DEADLINE)
    double deadline();

    @AttributeDefinition(
            name = "Metric name",
            description = "How metrics are called: letters, digits and _, no digit first, and where wanted {channel}, "
                    + "{asset}, and {kind}, which is value, counter or state. For example {channel} gives "
                    + "temperature, with the asset and the channel in labels. Unit and namespace are added.",
            defaultValue = Plan.NAME)
    String name();

    @AttributeDefinition(
            name = "Units",
            description =
                    "As in Kura: names end in the channel's unit where it has one, values stay. Base units: values "
                            + "are converted where the unit is known, as Prometheus recommends, for example kW to watts and "
                            + "percent to a ratio from 0 to 1. Not in names: neither.",
            options = {
                @Option(label = "As in Kura", value = "as-in-kura"),
                @Option(label = "Base units", value = "base-units"),
                @Option(label = "Not in names", value = "not-in-names")
            },
            defaultValue = "as-in-kura")
    String units();

    @AttributeDefinition(
            name = "Texts",
            description =
                    "How channels with texts are shown. States: a line for each text that the channel had so far, "
                            + "1 for the one it has now, else 0. Current: a line only for that one. A channel with more than "
                            + "32 different texts is not shown.",
            options = {
                @Option(label = "States", value = "states"),
                @Option(label = "Current", value = "current"),
                @Option(label = "Not shown", value = "not-shown")
            },
            defaultValue = "states")
    String texts();

    @AttributeDefinition(
            name = "Most channels",
            description =
                    "How many channels are read in all, from 1 to 20000. Others are left out, and the status page "
                            + "says so. It bounds the memory.",
            min = "1",
            max = "20000",
            defaultValue = "" + Plan.MOST_CHANNELS)
    int channels_most();
}
