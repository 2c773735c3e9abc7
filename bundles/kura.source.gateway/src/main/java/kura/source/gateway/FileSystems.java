// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import kura.metrics.MetricDescriptor;

/**
 * How full file systems are: those of /proc/self/mounts that hold something and are on this machine, since asking for one on the
 * network may wait for ever. Names as node_exporter has them.
 */
final class FileSystems implements Group {

    private static final Pattern NO_TYPE = Pattern.compile(
            "autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|efivarfs|fusectl|hugetlbfs|iso9660|mqueue|nsfs"
                    + "|overlay|proc|procfs|pstore|ramfs|rpc_pipefs|securityfs|selinuxfs|squashfs|sysfs|tracefs"
                    + "|9p|afs|ceph|cifs|coda|davfs|fuse.*|gfs2|glusterfs|lustre|ncpfs|nfs\\d*|ocfs2|smb.*|virtiofs");
    private static final Pattern NO_PLACE =
            Pattern.compile("/(dev|proc|run|sys|var/lib/docker/.+|var/lib/containers/storage/.+)($|/.*)");

    private static final MetricDescriptor SIZE = metric("size_bytes", "Filesystem size in bytes.");
    private static final MetricDescriptor FREE = metric("free_bytes", "Filesystem free space in bytes.");
    private static final MetricDescriptor AVAILABLE =
            metric("avail_bytes", "Filesystem space available to non-root users in bytes.");
    private static final MetricDescriptor READ_ONLY = metric("readonly", "Filesystem read-only status.");
    private static final MetricDescriptor ERROR =
            metric("device_error", "Whether an error occurred while getting statistics for the given device.");

    private final KernelFile mounts;

    FileSystems(Path proc) {
        mounts = new KernelFile(proc.resolve("self/mounts"));
    }

    @Override
    public void look(Findings found) throws IOException {
        mounts.read();
        var seen = new java.util.HashSet<String>();
        while (mounts.nextLine()) {
            String device = plain(mounts.word());
            String place = plain(mounts.word());
            String type = mounts.word();
            if (!NO_TYPE.matcher(type).matches() && !NO_PLACE.matcher(place).matches() && seen.add(place)) {
                boolean readOnly = Arrays.asList(mounts.word().split(",")).contains("ro");
                if (seen.size() <= Disks.MOST) {
                    fileSystem(new File(place), readOnly, found, device, type, place);
                }
            }
        }
        if (seen.size() > Disks.MOST) {
            found.note("shows " + Disks.MOST + " of " + seen.size() + " file systems");
        }
    }

    private static void fileSystem(File place, boolean readOnly, Findings found, String... labelValues) {
        long size = place.getTotalSpace(); // 0 if the system does not tell
        found.add(ERROR, size == 0 ? 1 : 0, labelValues);
        found.add(READ_ONLY, readOnly ? 1 : 0, labelValues);
        if (size > 0) {
            found.add(SIZE, size, labelValues);
            found.add(FREE, place.getFreeSpace(), labelValues);
            found.add(AVAILABLE, place.getUsableSpace(), labelValues);
        }
    }

    /** A blank, which parts words there, is written as an escape in octal. */
    private static String plain(String word) {
        return word.indexOf('\\') < 0
                ? word
                : word.replace("\\040", " ")
                        .replace("\\011", "\t")
                        .replace("\\012", "\n")
                        .replace("\\134", "\\");
    }

    private static MetricDescriptor metric(String name, String help) {
        return Findings.metric(GAUGE, "node_filesystem_" + name, help, "device", "fstype", "mountpoint");
    }
}
