// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the web UI shows. Values are read from the map: Kura validates nothing. */
@ObjectClassDefinition(
        id = GatewayComponent.PID,
        name = "Gateway metrics",
        icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
        description =
                "Publishes numbers of the gateway itself: the Java that runs Kura, the computer, bundles and Kura's services. "
                        + "They are read when somebody scrapes, once a second at most.")
interface Form {

    /** JVM. */
    @AttributeDefinition(
            name = "Java",
            description = "Memory, garbage collection, threads and classes of the Java virtual machine: jvm_*.",
            defaultValue = "true")
    boolean jvm();

    /** Process. */
    @AttributeDefinition(
            name = "Process",
            description = "CPU time, memory and open files of the process that runs Kura: process_*.",
            defaultValue = "true")
    boolean process();

    /** CPU. */
    @AttributeDefinition(
            name = "Processors and load",
            description =
                    "Time of each processor by mode, load, boot time and version of the system: node_cpu_*, node_load*.",
            defaultValue = "true")
    boolean cpu();

    /** Memory. */
    @AttributeDefinition(
            name = "Memory",
            description =
                    "Memory of the computer, swapping, processes killed for want of memory: node_memory_*, node_vmstat_*.",
            defaultValue = "true")
    boolean memory();

    /** Disks. */
    @AttributeDefinition(
            name = "Disks",
            description = "Reads, writes and times of whole disks and SD cards, 16 at most: node_disk_*.",
            defaultValue = "true")
    boolean disks();

    /** File systems. */
    @AttributeDefinition(
            name = "File systems",
            description =
                    "Size and free space of local file systems, 16 at most; none on the network: node_filesystem_*.",
            defaultValue = "true")
    boolean filesystems();

    /** Network. */
    @AttributeDefinition(
            name = "Network interfaces",
            description =
                    "Bytes, packets, errors and link of interfaces, 16 at most; not those of containers: node_network_*.",
            defaultValue = "true")
    boolean network();

    /** OSGi. */
    @AttributeDefinition(
            name = "Bundles and components",
            description = "How many bundles and components are in which state: osgi_bundles, osgi_components.",
            defaultValue = "true")
    boolean osgi();

    /** Kura. */
    @AttributeDefinition(
            name = "Services of Kura",
            description =
                    "Versions and model of the gateway, whether cloud connections are connected, state of network interfaces "
                            + "as NetworkManager sees them. Asked every 10 s.",
            defaultValue = "true")
    boolean kura();
}
