// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import kura.remote.RemoteForm;
import kura.secrets.KeyForm;
import kura.view.ViewForm;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows. Values are read from the map: Kura validates nothing. */
@ObjectClassDefinition(
        id = PushGatewayComponent.PID,
        icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
        name = "Prometheus Pushgateway",
        description =
                "Pushes the metrics to a Prometheus Pushgateway again and again, where Prometheus cannot reach this "
                        + "gateway itself. The Pushgateway shows what was pushed last for ever: watch its push_time_seconds.")
interface Form extends ViewForm, RemoteForm, KeyForm {

    @AttributeDefinition(
            name = "URL",
            description = "Address of the Pushgateway, for example https://pushgateway.example:9091. "
                    + "Empty: nothing is pushed.",
            required = false)
    String url();

    @AttributeDefinition(
            name = "Job",
            description = "The label job of all metrics that are pushed.",
            defaultValue = Plan.JOB)
    String job();

    @AttributeDefinition(
            name = "Grouping labels",
            description =
                    "Labels that say, with the job, whose metrics these are: pairs of name and value, separated by "
                            + "commas, for example instance=gateway7. They stand on all metrics, in the place of a label with "
                            + "the same name. Gateways with the same job and the same labels overwrite each other: "
                            + "give each its own.",
            required = false)
    String group();

    @AttributeDefinition(
            name = "Method",
            description = "Replace: what was pushed before and is gone here goes there too. "
                    + "Add: it stays there until it is deleted by hand.",
            options = {@Option(label = "Replace (PUT)", value = "replace"), @Option(label = "Add (POST)", value = "add")
            },
            defaultValue = "replace")
    String method();

    @AttributeDefinition(
            name = "Period (s)",
            description = "Seconds from one push to the next, from 1 to 86400.",
            min = "1",
            max = "86400",
            defaultValue = "" + Plan.PERIOD)
    double period();

    @AttributeDefinition(
            name = "At the end",
            description =
                    "Keep: the metrics stay at the Pushgateway when this stops. Delete: they are deleted there, also "
                            + "when other metrics take their place because job or labels are changed. Not when Kura's service is "
                            + "stopped or the gateway is switched off: Kura ends without telling its parts.",
            options = {@Option(label = "Keep", value = "keep"), @Option(label = "Delete", value = "delete")},
            defaultValue = "keep")
    String end();
}
