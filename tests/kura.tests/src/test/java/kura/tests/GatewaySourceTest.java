// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** What the gateway says of itself, in a framework: what is there of Kura is shown, and what is not is not missed. */
class GatewaySourceTest {

    private static final String PID = "kura.source.gateway";
    private static final String API = "org.eclipse.kura.api";

    @TempDir
    private Path storage;

    @Test
    void showsTheGatewayAsLongAsItIsThere() throws Exception {
        try (var gateway = started(null)) {
            gateway.showsSome("kura_jvm_memory_used_bytes{area=\"heap\"} ");
            gateway.showsSome("kura_process_resident_memory_bytes ");
            gateway.showsSome("kura_node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} ");
            gateway.showsSome("kura_osgi_bundles{state=\"active\"} ");
            gateway.showsSome("kura_osgi_components{state=\"active\"} ");
            gateway.shows("kura_osgi_components{state=\"failed\"} 0.0");
            gateway.showsNo("group_up{group=\"cloud\"}");

            gateway.configure(PID, Map.of("osgi", false));
            gateway.showsNo("kura_osgi_");
            gateway.configure(PID, Map.of());
            gateway.showsSome("kura_osgi_components{state=\"active\"} ");

            gateway.bundle(PID).stop();
            assertThat(gateway.page().read()).doesNotContain("kura_jvm", "kura_node", "kura_osgi", "kura_gateway");
            gateway.bundle(PID).start();
            gateway.showsSome("kura_osgi_components{state=\"active\"} ");
            gateway.bundle("kura.metrics").stop();
            gateway.bundle("kura.metrics").start();
            gateway.showsSome("kura_node_load1 ");
            gateway.uninstallPackage(PID);
            gateway.showsNo("kura_node");
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith(PID));
        }
    }

    @Test
    void countsBundlesByState() throws Exception {
        try (var gateway = started(null)) {
            Bundle one = gateway.bundle("kura.sensor.si7021");
            one.stop();
            TestGateway.patiently(() -> assertThat(gateway.page().read())
                    .contains(
                            "kura_osgi_bundles{state=\"active\"} " + count(gateway, Bundle.ACTIVE),
                            "kura_osgi_bundles{state=\"resolved\"} " + count(gateway, Bundle.RESOLVED)));
        }
    }

    @Test
    void showsKurasServicesWhileTheyAreThere() throws Exception {
        try (var gateway = started(null)) {
            var system = service(
                    gateway, "system.SystemService", "none", (proxy, method, arguments) -> switch (method.getName()) {
                        case "getKuraVersion" -> "KURA_5.6.0";
                        case "getModelName" -> "Pi";
                        case "getBiosVersion" -> throw new IllegalStateException("no dmidecode");
                        default -> "";
                    });
            gateway.showsSome("kura_gateway_info{kura_version=\"KURA_5.6.0\",model_name=\"Pi\"} ");
            var cloud = service(
                    gateway,
                    "cloudconnection.CloudConnectionManager",
                    "factory",
                    (proxy, method, arguments) -> method.getName().equals("isConnected")
                            ? (Object) true
                            : plain(proxy, method.getName(), arguments));
            gateway.shows("kura_cloud_connection_up{connection=\"factory\"} 1.0");
            var network = service(
                    gateway,
                    "net.status.NetworkStatusService",
                    "none",
                    (proxy, method, arguments) -> method.getName().equals("getInterfaceIds")
                            ? List.of("eth0")
                            : method.getName().equals("getNetworkStatus")
                                    ? Optional.empty()
                                    : plain(proxy, method.getName(), arguments));
            gateway.shows("kura_gateway_group_up{group=\"network_status\"} 1.0");

            for (var each : List.of(system, cloud, network)) {
                each.unregister();
            }
            gateway.showsNo("kura_gateway_info");
            gateway.showsNo("kura_cloud_connection_up");
            gateway.showsNo("network_status");
        }
    }

    /** As Kura 5.2 was, and a Kura without any of it. */
    @Test
    void doesWithoutPackagesThatAGatewayLacks() throws Exception {
        try (var gateway = started("org/eclipse/kura/(system|cloudconnection|net)/.*")) {
            gateway.showsSome("kura_osgi_components{state=\"active\"} ");
            gateway.showsSome("kura_node_load1 ");
            assertThat(gateway.bundle(PID).getState()).isEqualTo(Bundle.ACTIVE);
        }
    }

    /** @param without packages that Kura's API shall lack; null for none */
    private TestGateway started(String without) throws Exception {
        var gateway = new TestGateway(storage.resolve("framework"));
        if (without != null) {
            gateway.bundle(API).uninstall();
            gateway.install(stripped(without));
        }
        TestGateway.files(TestGateway.PACKAGES).stream()
                .filter(dp ->
                        dp.getFileName().toString().matches("kura-prometheus-.*|kura.sensor.si7021-.*|" + PID + "-.*"))
                .forEach(gateway::installPackage);
        gateway.set(Map.of());
        gateway.configure(PID, Map.of());
        return gateway;
    }

    private Path stripped(String without) throws IOException {
        Path made = storage.resolve("stripped.jar");
        try (var jar = new JarFile(TestGateway.jar("bundles/" + API + "/target").toFile())) {
            var manifest = new Manifest(jar.getManifest());
            var main = manifest.getMainAttributes();
            main.putValue(
                    "Export-Package",
                    main.getValue("Export-Package")
                            .replaceAll(
                                    ",?org\\.eclipse\\.kura\\.(system|cloudconnection|net\\.status);[^,]*(\"[^\"]*\"[^,]*)*",
                                    ""));
            try (var out = new JarOutputStream(Files.newOutputStream(made), manifest)) {
                for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                    if (entry.getName().endsWith(".class") && !entry.getName().matches(without)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
        return made;
    }

    private static String count(TestGateway gateway, int state) {
        return gateway.bundles().stream()
                        .filter(bundle -> bundle.getState() == state)
                        .count() + ".0\n";
    }

    private static ServiceRegistration<?> service(TestGateway gateway, String name, String pid, InvocationHandler does)
            throws ClassNotFoundException {
        Bundle api = gateway.bundle(API);
        Class<?> type = api.loadClass("org.eclipse.kura." + name);
        Object made = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, does);
        return api.getBundleContext()
                .registerService(type.getName(), made, new Hashtable<>(Map.of("kura.service.pid", pid)));
    }

    private static Object plain(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "stand-in";
        };
    }
}
