// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.COUNTER;
import static kura.metrics.MetricType.GAUGE;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kura.metrics.MetricDescriptor;

/** Network interfaces, from /proc/net/dev and /sys/class/net, without those that containers come and go with, and those that the kernel has for tunnels that nobody made. Names as node_exporter has them. */
final class Network implements Group {

    private static final Pattern NOT_SHOWN =
            Pattern.compile("lo|(veth|docker|br-[0-9a-f]{12}|virbr|ifb|dummy|cali|cni|flannel|lxc).*"
                    + "|(sit|tunl|gre|gretap|erspan|ip6tnl|ip6gre|ip_vti|ip6_vti)0");
    private static final double BYTES_PER_MEGABIT = 1e6 / 8;

    private static final List<MetricDescriptor> COLUMNS = Stream.of(
                    "receive_bytes",
                    "receive_packets",
                    "receive_errs",
                    "receive_drop",
                    "receive_fifo",
                    "receive_frame",
                    "receive_compressed",
                    "receive_multicast",
                    "transmit_bytes",
                    "transmit_packets",
                    "transmit_errs",
                    "transmit_drop",
                    "transmit_fifo",
                    "transmit_colls",
                    "transmit_carrier",
                    "transmit_compressed")
            .map(name -> Findings.metric(
                    COUNTER, "node_network_" + name + "_total", "Network device statistic " + name + ".", "device"))
            .toList();
    private static final MetricDescriptor UP = metric("up", "Value is 1 if operstate is 'up', 0 otherwise.");
    private static final MetricDescriptor CARRIER = metric("carrier", "Network device property: carrier");
    private static final MetricDescriptor SPEED = metric("speed_bytes", "Network device property: speed_bytes");
    private static final MetricDescriptor MTU = metric("mtu_bytes", "Network device property: mtu_bytes");

    private final KernelFile dev;
    private final Path sys;

    Network(Path proc, Path sys) {
        dev = new KernelFile(proc.resolve("self/net/dev"));
        this.sys = sys.resolve("class/net");
    }

    @Override
    public void look(Findings found) throws IOException {
        dev.read();
        dev.nextLine();
        dev.nextLine(); // two lines of headings
        int devices = 0;
        while (dev.nextLine()) {
            String word = dev.word();
            String device = word.substring(0, Math.max(0, word.length() - 1)); // a colon is last
            if (!NOT_SHOWN.matcher(device).matches() && devices++ < Disks.MOST) {
                for (MetricDescriptor column : COLUMNS) {
                    found.add(column, dev.number(), device);
                }
                state(device, found);
            }
        }
        if (devices > Disks.MOST) {
            found.note("shows " + Disks.MOST + " of " + devices + " network interfaces");
        }
    }

    /** What an interface that is down does not know is left out. */
    private void state(String device, Findings found) {
        Path files;
        try {
            files = sys.resolve(device);
        } catch (InvalidPathException e) { // of a character that is not in the locale of this Java
            return;
        }
        String state = SmallFile.text(files.resolve("operstate"));
        if (!state.isEmpty()) {
            found.add(UP, state.equals("up") ? 1 : 0, device);
        }
        positive(CARRIER, SmallFile.number(files.resolve("carrier")), 1, device, found);
        positive(SPEED, SmallFile.number(files.resolve("speed")), BYTES_PER_MEGABIT, device, found);
        positive(MTU, SmallFile.number(files.resolve("mtu")), 1, device, found);
    }

    private static void positive(MetricDescriptor metric, long number, double factor, String device, Findings found) {
        if (number >= 0) {
            found.add(metric, number * factor, device);
        }
    }

    private static MetricDescriptor metric(String name, String help) {
        return Findings.metric(GAUGE, "node_network_" + name, help, "device");
    }
}
