// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
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

    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    private static final MetricDescriptor SIZE = metric("size_bytes", "Filesystem size in bytes.");
    private static final MetricDescriptor FREE = metric("free_bytes", "Filesystem free space in bytes.");
    private static final MetricDescriptor AVAILABLE =
            metric("avail_bytes", "Filesystem space available to non-root users in bytes.");
    private static final MetricDescriptor READ_ONLY = metric("readonly", "Filesystem read-only status.");
    private static final MetricDescriptor ERROR =
            metric("device_error", "Whether an error occurred while getting statistics for the given device.");

    private final KernelFile mounts;

    private record Mount(String device, String place, String type, boolean readOnly) {}

    FileSystems(Path proc) {
        mounts = new KernelFile(proc.resolve("self/mounts"));
    }

    @Override
    public void look(Findings found) throws IOException {
        var mounted = mounted();
        mounted.values()
                .removeIf(each -> NO_TYPE.matcher(each.type).matches()
                        || NO_PLACE.matcher(each.place).matches()
                        || !each.place.startsWith("/"));
        mounted.values().stream().limit(Disks.MOST).forEach(each -> fileSystem(each, found));
        if (mounted.size() > Disks.MOST) {
            found.note("shows " + Disks.MOST + " of " + mounted.size() + " file systems");
        }
    }

    /** By place; what is mounted over another hides it, and is what one would ask, a network perhaps. */
    private Map<String, Mount> mounted() throws IOException {
        var mounted = new LinkedHashMap<String, Mount>();
        mounts.read();
        while (mounts.nextLine()) {
            String device = plain(mounts.word());
            String place = plain(mounts.word());
            String type = mounts.word();
            boolean readOnly = Arrays.asList(mounts.word().split(",")).contains("ro");
            mounted.put(place, new Mount(device, place, type, readOnly));
        }
        return mounted;
    }

    private static void fileSystem(Mount mount, Findings found) {
        String[] labelValues = {mount.device, mount.type, mount.place};
        var place = new File(mount.place);
        long size = place.getTotalSpace(); // 0 if the system does not tell
        found.add(ERROR, size == 0 ? 1 : 0, labelValues);
        found.add(READ_ONLY, mount.readOnly ? 1 : 0, labelValues);
        if (size > 0) {
            found.add(SIZE, size, labelValues);
            found.add(FREE, place.getFreeSpace(), labelValues);
            found.add(AVAILABLE, place.getUsableSpace(), labelValues);
        }
    }

    /** A blank, which parts words there, is written as an escape in octal, and so are some others. */
    private static String plain(String word) {
        return word.indexOf('\\') < 0
                ? word
                : ESCAPE.matcher(word)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 8))));
    }

    private static MetricDescriptor metric(String name, String help) {
        return Findings.metric(GAUGE, "node_filesystem_" + name, help, "device", "fstype", "mountpoint");
    }
}
