// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import kura.remote.RemoteForm;
import kura.secrets.KeyForm;
import kura.view.ViewForm;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows. Values are read from the map: Kura validates nothing. */
@ObjectClassDefinition(
        id = RemoteWriteComponent.PID,
        icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
        name = "Prometheus remote write",
        description =
                "Sends metrics to Prometheus, Mimir, Thanos, VictoriaMetrics or Grafana Cloud, for gateways that nobody "
                        + "can scrape. What cannot be sent now waits on disk. Several of these may send to several receivers.")
interface RemoteWriteForm extends ViewForm, RemoteForm, KeyForm {

    double PERIOD = 10;
    int BACKLOG_RATE = 5000;
    int QUEUE_MEGABYTES = 100;
    double QUEUE_HOURS = 168;

    @AttributeDefinition(
            name = "URL",
            description =
                    "Where the receiver takes remote write, for example http://prometheus.example:9090/api/v1/write. "
                            + "With http or https, without user name and password. Empty to send nothing.",
            required = false)
    String url();

    @AttributeDefinition(
            name = "Period (s)",
            description = "Seconds from one sample of a series to the next, from 0.1 to 3600.",
            min = "0.1",
            max = "3600",
            defaultValue = "" + PERIOD)
    double period();

    @AttributeDefinition(
            name = "Version",
            description =
                    "Of the remote write protocol. 1.0: every receiver takes it. 2.0: experimental, for Prometheus 3 "
                            + "and others that have it switched on; a receiver that does not know it gets 1.0.",
            options = {@Option(label = "1.0", value = "v1"), @Option(label = "2.0 (experimental)", value = "v2")},
            defaultValue = "v1")
    String version();

    @AttributeDefinition(
            name = "Backlog rate",
            description =
                    "How many samples a second, at most, are sent of those that waited, beside those of now; from 0 to "
                            + "1000000. 0 for as fast as it goes.",
            min = "0",
            max = "1000000",
            defaultValue = "" + BACKLOG_RATE)
    int backlog_rate();

    @AttributeDefinition(
            name = "Queue size (MB)",
            description =
                    "How much may wait on disk, in megabytes, from 1 to 100000. Then the oldest samples go. 500 series "
                            + "every 10 s take about 11 MB a day.",
            min = "1",
            max = "100000",
            defaultValue = "" + QUEUE_MEGABYTES)
    int queue_size();

    @AttributeDefinition(
            name = "Queue age (h)",
            description =
                    "How long samples may wait, in hours, from 0.1 to 8760. Prometheus takes late ones only within its "
                            + "storage.tsdb.out_of_order_time_window.",
            min = "0.1",
            max = "8760",
            defaultValue = "" + QUEUE_HOURS)
    double queue_age();

    @AttributeDefinition(
            name = "Clock",
            description = "When samples are stamped. Plausible: as soon as the clock is later than this software. "
                    + "Synchronized: once systemd-timesyncd has set it, for gateways without a clock that goes on without power. "
                    + "Until then samples are kept in memory.",
            options = {
                @Option(label = "Plausible", value = "plausible"),
                @Option(label = "Synchronized", value = "synchronized")
            },
            defaultValue = "plausible")
    String clock();
}
