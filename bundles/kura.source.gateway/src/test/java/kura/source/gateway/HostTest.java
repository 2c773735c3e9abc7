// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in the kernel's files. */
class HostTest {

    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void host() throws IOException {
        host = new FakeHost(folder)
                .proc(
                        "stat",
                        "cpu  300 0 0 0",
                        "cpu0 201 2 30 4000 50 6 7 0 0 0",
                        "intr 1234 5 6 7",
                        "ctxt 99",
                        "btime 1700000000")
                .proc("loadavg", "0.52 1.05 2.00 3/190 4711");
    }

    @Test
    void processorsAndLoad() throws IOException {
        host.proc("sys/kernel/hostname", "gateway")
                .proc("sys/kernel/osrelease", "6.6.31")
                .proc("sys/kernel/arch", "aarch64");

        assertThat(FakeHost.lines(new Cpu(host.proc)))
                .contains(
                        "node_boot_time_seconds 1.7E9",
                        "node_context_switches_total 99.0",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 40.0",
                        "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 2.01",
                        "node_intr_total 1234.0",
                        "node_load1 0.52",
                        "node_load15 2.0",
                        "node_load5 1.05")
                .filteredOn(line -> line.startsWith("node_uname_info"))
                .singleElement()
                .asString()
                .contains("nodename=\"gateway\"", "release=\"6.6.31\"", "machine=\"aarch64\"");
    }

    @Test
    void idleTimeThatGoesBackALittleStays() throws IOException {
        var cpu = new Cpu(host.proc);
        FakeHost.lines(cpu);

        host.proc("stat", "cpu0 201 2 30 3990 50");
        assertThat(FakeHost.lines(cpu)).contains("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 40.0");

        host.proc("stat", "cpu0 201 2 30 10 50"); // it was off
        assertThat(FakeHost.lines(cpu)).contains("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 0.1");
    }

    @Test
    void memory() throws IOException {
        host.proc("meminfo", "MemTotal:         948012 kB", "Active(anon):        100 kB", "HugePages_Total:       3")
                .proc("vmstat", "nr_free_pages 1", "oom_kill 2");

        assertThat(FakeHost.lines(new Memory(host.proc)))
                .containsExactly(
                        "node_memory_Active_anon_bytes 102400.0",
                        "node_memory_HugePages_Total 3.0",
                        "node_memory_MemTotal_bytes 9.70764288E8",
                        "node_vmstat_oom_kill 2.0");
    }

    @Test
    void wholeDisksAndNoParts() throws IOException {
        host.proc(
                "diskstats",
                "   1       0 ram0 0 0 0 0 0 0 0 0 0 0 0",
                " 179       0 mmcblk0 10 1 8 250 20 2 16 1500 1 900 1750",
                " 179       1 mmcblk0p1 1 0 0 0 0 0 0 0 0 0 0",
                " 179       8 mmcblk0boot0 1 0 0 0 0 0 0 0 0 0 0",
                "   8       0 sda 1 0 2 0 0 0 0 0 0 0 0 5 6 7 8000 9 10",
                "   8       1 sda1 1 0 2 0 0 0 0 0 0 0 0");

        assertThat(FakeHost.lines(new Disks(host.proc)))
                .contains(
                        "node_disk_read_bytes_total{device=\"mmcblk0\"} 4096.0",
                        "node_disk_read_time_seconds_total{device=\"mmcblk0\"} 0.25",
                        "node_disk_io_now{device=\"mmcblk0\"} 1.0",
                        "node_disk_io_time_weighted_seconds_total{device=\"mmcblk0\"} 1.75",
                        "node_disk_discard_time_seconds_total{device=\"sda\"} 8.0",
                        "node_disk_flush_requests_total{device=\"sda\"} 9.0")
                .hasSize(11 + 17);
    }

    @Test
    void localFileSystemsAndNoneThatMayHang() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a place"));
        host.proc(
                "self/mounts",
                "proc /proc proc rw 0 0",
                "/dev/mmcblk0p2 " + place.toString().replace(" ", "\\040") + " ext4 ro,noatime 0 0",
                "/dev/mmcblk0p3 " + folder.resolve("gone") + " ext4 rw,errors=remount-ro 0 0",
                "nas:/share /mnt/nas nfs4 rw 0 0",
                "tmpfs /run tmpfs rw 0 0");
        String there = "{device=\"/dev/mmcblk0p2\",fstype=\"ext4\",mountpoint=\"" + place + "\"} ";
        String gone = "{device=\"/dev/mmcblk0p3\",fstype=\"ext4\",mountpoint=\"" + folder.resolve("gone") + "\"} ";

        assertThat(FakeHost.lines(new FileSystems(host.proc)))
                .contains(
                        "node_filesystem_readonly" + there + "1.0",
                        "node_filesystem_device_error" + there + "0.0",
                        "node_filesystem_device_error" + gone + "1.0",
                        "node_filesystem_readonly" + gone + "0.0")
                .anyMatch(line -> line.startsWith("node_filesystem_avail_bytes" + there))
                .hasSize(5 + 2);
    }

    @Test
    void whatIsMountedOverAnotherFileSystemHidesIt() throws IOException {
        String one = Files.createDirectory(folder.resolve("one")).toString();
        String two = Files.createDirectory(folder.resolve("two")).toString();
        host.proc(
                "self/mounts",
                "rootfs " + one + " rootfs rw 0 0",
                "/dev/sda2 " + one + " ext4 ro 0 0",
                "/dev/sda3 " + two + " ext4 rw 0 0",
                "nas:/share " + two + " nfs4 rw 0 0"); // to ask for the one beneath would be to ask the network

        assertThat(FakeHost.lines(new FileSystems(host.proc)))
                .contains(
                        "node_filesystem_readonly{device=\"/dev/sda2\",fstype=\"ext4\",mountpoint=\"" + one + "\"} 1.0")
                .noneMatch(line -> line.contains("rootfs") || line.contains(two))
                .hasSize(5);
    }

    @Test
    void fileSystemsMayHaveAnyName() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a#b\\040 $1"));
        host.proc(
                "self/mounts",
                " /mnt tmpfs rw 0 0", // mounted from the empty string
                "/dev/sda1 " + folder + "/a\\043b\\134040\\040$1 ext4 rw 0 0",
                "/dev/sda2",
                "");

        assertThat(FakeHost.lines(new FileSystems(host.proc)))
                .contains("node_filesystem_device_error{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\""
                        + place.toString().replace("\\", "\\\\") + "\"} 0.0")
                .hasSize(5);
    }

    @Test
    void anInterfaceWhoseNameThisJavaCannotSpellHasItsCountsAllTheSame() throws IOException {
        host.proc(
                "self/net/dev",
                "Inter-|   Receive |  Transmit",
                " face |bytes packets",
                "  e\0h0: 1000 2 3 4 5 6 7 8 9000 10 11 12 13 14 15 16",
                "  eth1: 1000 2 3 4 5 6 7 8 9000 10 11 12 13 14 15 16");

        assertThat(FakeHost.lines(new Network(host.proc, host.sys)))
                .contains("node_network_receive_bytes_total{device=\"eth1\"} 1000.0")
                .hasSize(16 + 16);
    }

    @Test
    void networkInterfacesOfTheGatewayItself() throws IOException {
        host.proc(
                        "self/net/dev",
                        "Inter-|   Receive |  Transmit",
                        " face |bytes packets",
                        "    lo:  1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                        "  eth0: 1000 2 3 4 5 6 7 8 9000 10 11 12 13 14 15 16",
                        "veth42: 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")
                .sys("class/net/eth0/operstate", "up")
                .sys("class/net/eth0/speed", "100")
                .sys("class/net/eth0/carrier", "1");

        assertThat(FakeHost.lines(new Network(host.proc, host.sys)))
                .contains(
                        "node_network_receive_bytes_total{device=\"eth0\"} 1000.0",
                        "node_network_receive_multicast_total{device=\"eth0\"} 8.0",
                        "node_network_transmit_bytes_total{device=\"eth0\"} 9000.0",
                        "node_network_transmit_compressed_total{device=\"eth0\"} 16.0",
                        "node_network_speed_bytes{device=\"eth0\"} 1.25E7",
                        "node_network_up{device=\"eth0\"} 1.0")
                .hasSize(16 + 3);
    }

    @Test
    void nothingGrowsWithoutEnd() throws IOException {
        host.proc(
                "diskstats",
                IntStream.range(0, 1000)
                        .mapToObj(i -> " 8 0 dm-" + i + " 1 0 0 0 0 0 0 0 0 0 0")
                        .toArray(String[]::new));
        var found = new Findings();
        new Disks(host.proc).look(found);

        assertThat(found.note()).isEqualTo("shows 16 of 1000 disks");
        assertThat(FakeHost.lines(new Disks(host.proc))).hasSize(16 * 11);
    }

    @Test
    void saysWhichFileIsMissingAndWhatIsNoNumber() throws IOException {
        assertThatThrownBy(() -> new Disks(host.proc).look(new Findings()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("diskstats");
        host.proc("loadavg", "much");
        assertThatThrownBy(() -> new Cpu(host.proc).look(new Findings()))
                .hasMessageContaining("loadavg has 'much' where a number should be");
    }

    @Test
    void aProcessMayHaveAnyName() throws IOException {
        host.proc("self/stat", "42 (ja va) S) S 1 1 1 0 -1 4194304 1 2 3 4 150 50 0 0 20 0 9 0 1 2 3")
                .proc("self/status", "Name:\tx", "VmSize:\t    2000 kB", "VmRSS:\t    1000 kB")
                .proc("self/limits", "Limit  Soft Limit", "Max open files            1024      4096     files")
                .proc("self/fd/0", "")
                .proc("self/fd/1", "");

        assertThat(FakeHost.lines(new OwnProcess(host.proc)))
                .contains(
                        "process_cpu_seconds_total 2.0",
                        "process_resident_memory_bytes 1024000.0",
                        "process_virtual_memory_bytes 2048000.0",
                        "process_max_fds 1024.0",
                        "process_open_fds 1.0");
    }
}
