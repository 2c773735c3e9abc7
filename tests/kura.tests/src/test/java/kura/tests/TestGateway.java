// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import kura.laptop.Gateway;
import kura.laptop.Service;
import kura.testing.FreePort;
import kura.tests.kura.ConfigurationThread;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;

/** A gateway with the runtime under test and nothing else; what ships is installed as an operator does it. */
final class TestGateway implements AutoCloseable {

    static final Path FEATURES = Path.of(System.getProperty("features"));
    static final Path PACKAGES = FEATURES.resolve("laptop/target/laptop/packages");

    private static final Path RUNTIME = FEATURES.resolve(System.getProperty("runtime") + "/target/bundles");

    private final Gateway gateway;
    private final ConfigurationThread thread;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<Integer, Page> pages = new ConcurrentHashMap<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Map<String, Object> exporter = new HashMap<>(Map.of("address", "127.0.0.1", "port", FreePort.next()));

    /** Only the runtime, and what Kura would be. */
    TestGateway(Path storage) throws BundleException {
        gateway = new Gateway(storage, Map.of("kura.data", data(storage).toString()), complaints::add);
        gateway.context().addBundleListener(event -> {
            if (event.getType() == BundleEvent.STOPPED) {
                stopped.add(event.getBundle().getSymbolicName());
            }
        });
        try {
            gateway.context().installBundle("slf4j.backend", new ByteArrayInputStream(backend()));
            gateway.install(files(RUNTIME).stream()
                    .filter(file -> !file.endsWith("org.eclipse.osgi.jar"))
                    .toList());
            gateway.install(List.of(jar("bundles/org.eclipse.kura.api/target")));
            thread = new ConfigurationThread(gateway.context(), configurationAdmin());
        } catch (BundleException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /** Where Kura's data would be: what is there outlives the framework. */
    static Path data(Path storage) {
        return storage.resolveSibling("data");
    }

    /** With the core, both chips, and simulated ones on bus 1, read ten times a second. */
    static TestGateway complete(Path storage) throws BundleException {
        var made = new TestGateway(storage);
        try {
            files(PACKAGES).forEach(made::installPackage);
            made.simulate();
            made.set(Map.of());
            made.configure("kura.sampler", Map.of("period", 0.1));
            made.sensor("bme680", Map.of());
            made.sensor("si7021", Map.of());
            made.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
            made.shows("kura_sensor_up{sensor=\"si7021\"} 1.0");
            return made;
        } catch (BundleException | RuntimeException | Error e) {
            made.gateway.close();
            throw e;
        }
    }

    /** For who stands in for more of Kura. */
    BundleContext context() {
        return gateway.context();
    }

    void installPackage(Path dp) {
        try {
            gateway.installPackage(dp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void uninstallPackage(String name) {
        gateway.uninstallPackage(name);
    }

    void simulate() throws BundleException {
        gateway.install(List.of(jar("tests/kura.simulator/target")));
    }

    /** Settings of the exporter, on top of those it has. */
    void set(Map<String, ?> settings) {
        exporter.putAll(settings);
        configure("kura.exporter.http", exporter);
    }

    /**
     * Settings of a component, which has heard of them when this returns: Equinox's ConfigurationAdmin counts a change
     * before it shows it, so SCR may take the settings of before for the new ones, and never looks again, if one change
     * follows the other at once.
     */
    void configure(String pid, Map<String, ?> settings) {
        gateway.configure(pid, settings);
        settle();
    }

    /** Settings of the instance of a chip that is called like it; on bus 1 if they do not say otherwise. */
    void sensor(String chip, Map<String, ?> settings) {
        sensor(chip, chip, settings);
    }

    /** Settings of an instance of a chip, whatever it is called. */
    void sensor(String chip, String name, Map<String, ?> settings) {
        var all = new HashMap<String, Object>(Map.of("bus", "1"));
        all.putAll(settings);
        instance("kura.sensor." + chip, name, all);
    }

    /** Settings of an instance of any factory. */
    void instance(String factory, String name, Map<String, ?> settings) {
        gateway.configureInstance(factory, name, settings);
        settle();
    }

    /** An instance as the console makes it, with nothing set yet. */
    void configureFresh(String factory, String name) {
        instance(factory, name, Map.of());
    }

    /** Where simulated chips are, by their names: the settings {@code bus} and, of some, {@code address}. */
    Map<String, Map<String, Object>> simulatedPlaces() {
        var simulated = service("kura.simulator.SimulatedBuses");
        var addresses = (Map<?, ?>) simulated.call("addresses");
        var places = new TreeMap<String, Map<String, Object>>();
        ((Map<?, ?>) simulated.call("chips")).forEach((chip, bus) -> {
            var place = new HashMap<String, Object>(Map.of("bus", bus));
            if (addresses.containsKey(chip)) {
                place.put("address", addresses.get(chip));
            }
            places.put(chip.toString(), place);
        });
        return places;
    }

    /** The simulated bus 1. */
    Service bus() {
        return bus("1");
    }

    /** A simulated bus; an empty one, if there was none. */
    Service bus(String name) {
        return Service.of(buses().call("bus", name));
    }

    /** What gives the buses: those of the machine, unless some are simulated. */
    Service buses() {
        return gateway.service("kura.bus.I2cBuses");
    }

    /** What gives the SPI buses, likewise. */
    Service spiBuses() {
        return gateway.service("kura.bus.SpiBuses");
    }

    /** A service of the framework, the one of highest ranking. */
    Service service(String type) {
        return gateway.service(type);
    }

    Service configurationAdmin() {
        return gateway.service("org.osgi.service.cm.ConfigurationAdmin");
    }

    /** On which components hear of their settings. */
    ConfigurationThread configurationThread() {
        return thread;
    }

    private void settle() {
        try {
            thread.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return (int) exporter.get("port");
    }

    /** What a scraper sees; always the same one for a port, for each has threads. */
    Page page() {
        return pages.computeIfAbsent(port(), Page::new);
    }

    void shows(String line) {
        patiently(() -> assertThat(page().read()).contains(line + "\n"));
    }

    /** The same for a line whose number changes. */
    void showsSome(String start) {
        patiently(() -> assertThat(page().read()).contains("\n" + start));
    }

    void showsNo(String text) {
        patiently(() -> assertThat(page().read()).doesNotContain(text));
    }

    /** To people, on the status page. */
    void says(String words) {
        patiently(() -> assertThat(new Page(port(), "/status.json").read().replace("\\u0027", "'"))
                .contains(words));
    }

    static void patiently(org.awaitility.core.ThrowingRunnable assertion) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    Bundle bundle(String name) {
        return Arrays.stream(gateway.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Bundle> bundles() {
        return List.of(gateway.context().getBundles());
    }

    /** Which bundles were stopped so far, for whatever reason. */
    List<String> stopped() {
        return stopped;
    }

    /** What the runtime warned of so far. */
    List<String> complaints() {
        return complaints;
    }

    /** Bundles without a package, in any order. */
    void install(Path... bundles) throws BundleException {
        gateway.install(List.of(bundles));
    }

    /** Stops all of it; nothing that ships may have made the runtime complain. */
    @Override
    public void close() {
        gateway.close();
        try {
            gateway.awaitStop(); // it writes its last files then, into a folder that a test deletes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(complaints).isEmpty();
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path jar(String target) {
        return files(FEATURES.resolveSibling(target)).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow();
    }

    /** SLF4J 2 looks its backend up as the class path would; this puts slf4j-simple there. SLF4J 1.7 does not look. */
    private static byte[] backend() {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "slf4j.backend");
        main.putValue("Fragment-Host", "slf4j.api");
        main.putValue("Import-Package", "org.slf4j.simple;resolution:=optional");
        main.putValue(
                "Provide-Capability",
                "osgi.extender;osgi.extender=osgi.serviceloader.processor;version:Version=1.0,"
                        + "osgi.extender;osgi.extender=osgi.serviceloader.registrar;version:Version=1.0");
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new ZipEntry("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"));
            jar.write("org.slf4j.simple.SimpleServiceProvider\n".getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
