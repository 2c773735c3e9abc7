// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.COUNTER;
import static kura.metrics.MetricType.GAUGE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricType;

/** Whole disks, from /proc/diskstats: no partitions, no RAM or loop devices. Names as node_exporter has them. */
final class Disks implements Group {

    /** Most disks, file systems and network interfaces that are shown; a gateway has a few. */
    static final int MOST = 16;

    private static final Pattern NO_DISK = Pattern.compile(
            "(z?ram|loop|fd|(h|s|v|xv)d[a-z]+|nvme\\d+n\\d+p|mmcblk\\d+p)\\d+|mmcblk\\d+(boot\\d+|rpmb)");
    private static final double MILLIS = 1e-3;
    private static final double SECTOR = 512; // whatever the disk's is

    private record Column(MetricDescriptor metric, double factor) {}

    private static final List<Column> COLUMNS = List.of(
            counter("reads_completed", "The total number of reads completed successfully.", 1),
            counter("reads_merged", "The total number of reads merged.", 1),
            counter("read_bytes", "The total number of bytes read successfully.", SECTOR),
            counter("read_time_seconds", "The total number of seconds spent by all reads.", MILLIS),
            counter("writes_completed", "The total number of writes completed successfully.", 1),
            counter("writes_merged", "The number of writes merged.", 1),
            counter("written_bytes", "The total number of bytes written successfully.", SECTOR),
            counter("write_time_seconds", "This is the total number of seconds spent by all writes.", MILLIS),
            column(GAUGE, "io_now", "The number of I/Os currently in progress.", 1),
            counter("io_time_seconds", "Total seconds spent doing I/Os.", MILLIS),
            counter("io_time_weighted_seconds", "The weighted # of seconds spent doing I/Os.", MILLIS),
            counter("discards_completed", "The total number of discards completed successfully.", 1),
            counter("discards_merged", "The total number of discards merged.", 1),
            counter("discarded_sectors", "The total number of sectors discarded successfully.", 1),
            counter("discard_time_seconds", "This is the total number of seconds spent by all discards.", MILLIS),
            counter("flush_requests", "The total number of flush requests completed successfully", 1),
            counter(
                    "flush_requests_time_seconds",
                    "This is the total number of seconds spent by all flush requests.",
                    MILLIS));

    private final KernelFile diskstats;

    Disks(Path proc) {
        diskstats = new KernelFile(proc.resolve("diskstats"));
    }

    @Override
    public void look(Findings found) throws IOException {
        diskstats.read();
        int disks = 0;
        while (diskstats.nextLine()) {
            diskstats.skip(2); // major and minor number
            String device = diskstats.word();
            if (!NO_DISK.matcher(device).matches() && disks++ < MOST) {
                disk(device, found);
            }
        }
        if (disks > MOST) {
            found.note("shows " + MOST + " of " + disks + " disks");
        }
    }

    /** Old kernels lack the last columns. */
    private void disk(String device, Findings found) throws IOException {
        for (int i = 0; i < COLUMNS.size() && diskstats.hasMore(); i++) {
            Column column = COLUMNS.get(i);
            double number = diskstats.number();
            found.add(column.metric, column.factor == MILLIS ? number / 1000 : number * column.factor, device);
        }
    }

    private static Column counter(String name, String help, double factor) {
        return column(COUNTER, name + "_total", help, factor);
    }

    private static Column column(MetricType type, String name, String help, double factor) {
        return new Column(Findings.metric(type, "node_disk_" + name, help, "device"), factor);
    }
}
