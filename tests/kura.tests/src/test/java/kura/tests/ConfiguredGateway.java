// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import kura.laptop.Service;
import kura.testing.FreePort;
import kura.tests.kura.Configurations;
import kura.tests.kura.Console;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A gateway with all that ships, whose settings are in the hands of what stands in for Kura's ConfigurationService. */
final class ConfiguredGateway implements AutoCloseable {

    static final String EXPORTER = "kura.exporter.http";

    private static final int ACTIVE = 8; // ComponentConfigurationDTO.ACTIVE

    /** Where nobody listens: what is to be sent there waits. */
    private static final String NOBODY = "http://127.0.0.1:9/";

    final TestGateway gateway;
    final Configurations settings;
    final Console console;
    private int port;

    /**
     * With the settings that it had when it was stopped or killed, and nothing else.
     *
     * @param storage keeps them
     */
    ConfiguredGateway(Path storage) throws Exception {
        gateway = new TestGateway(storage.resolve("framework"));
        settings = new Configurations(
                gateway.context(),
                gateway.configurationAdmin(),
                gateway.configurationThread(),
                storage.resolve("snapshots"));
        console = new Console(settings);
        gateway.installPackage(Packages.clientJava(storage));
        packages().forEach(gateway::installPackage);
        gateway.simulate(); // nothing may touch buses of this machine
        settings.settle();
    }

    /** Makes an instance of every factory, and puts the endpoint where a test finds it. */
    void furnish() throws InterruptedException {
        settings.definitions().stream()
                .filter(each -> each.factory())
                .forEach(factory -> settings.create(factory.pid(), "my-" + factory.pid()));
        settings.settle();
        console.apply(EXPORTER, Map.of("port", "" + FreePort.next(), "address", "127.0.0.1"));
        console.apply("kura.sampler", Map.of("period", "0.1"));
        var places = gateway.simulatedPlaces();
        for (String name : settings.names()) {
            var wanted = new HashMap<String, String>();
            String chip = name.replaceFirst(".*kura\\.sensor\\.", "");
            if (isSensor(name)) {
                wanted.put("sensor.name", "seen " + name);
            }
            places.getOrDefault(chip, Map.of()).forEach((id, value) -> wanted.put(id, value.toString()));
            if (has(name, "url")) {
                wanted.put("url", NOBODY);
            }
            console.apply(name, wanted);
        }
        settings.settle();
    }

    private boolean has(String name, String id) {
        return settings.definition(name).attributes().stream()
                .anyMatch(each -> each.id().equals(id));
    }

    /** Stops and starts all bundles with settings, one after the other. */
    void restartBundles() throws BundleException, InterruptedException {
        for (Bundle bundle : settings.names().stream().map(settings::bundle).collect(Collectors.toSet())) {
            bundle.stop();
            bundle.start();
        }
        settings.settle();
    }

    /** Where the endpoint was when it was asked for the first time. */
    Page page() {
        if (port == 0) {
            port = (int) settings.settings(EXPORTER).get("port");
        }
        return new Page(port);
    }

    /** Settings of {@link #furnish} that can be seen from outside are in force: each chip is read, where it is. */
    void isSeen() {
        settings.names().stream().filter(this::isSensor).forEach(name -> {
            String up = "kura_sensor_up{sensor=\"seen " + name + "\"} " + (has(name, "bus") ? "1.0" : "");
            TestGateway.patiently(() -> assertThat(page().read()).contains(up));
        });
    }

    boolean isSensor(String name) {
        return has(name, "sensor.name");
    }

    /** All components with settings are what an operator can still work with. */
    void isWell() {
        assertThat(gateway.complaints()).isEmpty();
        var states = states();
        settings.definitions().stream().filter(each -> !each.factory()).forEach(each -> assertThat(states)
                .containsKey(each.pid()));
        assertThat(states)
                .allSatisfy((name, state) -> assertThat(state).as(name).isEqualTo(ACTIVE));
        assertThat(settings.names()).isEqualTo(states.keySet());
    }

    /** Of instances with settings, by name. */
    private Map<String, Integer> states() {
        var states = new TreeMap<String, Integer>();
        var runtime = gateway.service("org.osgi.service.component.runtime.ServiceComponentRuntime");
        for (Object component : (Collection<?>) runtime.call("getComponentDescriptionDTOs", (Object) new Bundle[0])) {
            for (Object instance : (Collection<?>) runtime.call("getComponentConfigurationDTOs", component)) {
                Object name = ((Map<?, ?>) field(instance, "properties")).get("kura.service.pid");
                if (name != null
                        && Arrays.asList((String[]) field(component, "serviceInterfaces"))
                                .contains("org.eclipse.kura.configuration.ConfigurableComponent")) {
                    states.put(name.toString(), (Integer) field(instance, "state"));
                }
            }
        }
        return states;
    }

    private static Object field(Object dto, String name) {
        try {
            return dto.getClass().getField(name).get(dto);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is installed, in this order. Wires are not on a Kura 6 without Kura Wires. */
    static List<Path> packages() {
        return Packages.all().stream()
                .filter(dp -> System.getProperty("runtime").equals("kura5") || !dp.equals(Packages.wires()))
                .toList();
    }

    /** What status pages have to tell about a component. */
    String said(String name) {
        var remarks =
                (Collection<?>) gateway.service("kura.metrics.MetricRegistry").call("remarks");
        return remarks.stream()
                .map(Service::of)
                .filter(each -> each.call("about").toString().matches("(seen )?" + name))
                .map(each -> each.call("words").toString())
                .collect(Collectors.joining());
    }

    /** Whether a component has somebody to tell: drivers know nothing of metrics, and no status page of them. */
    boolean speaks(String name) {
        return isSensor(name)
                || settings.bundle(name).getHeaders().get("Import-Package").contains("kura.metrics;");
    }

    /** Stops it; of what shipped no thread may be left. */
    @Override
    public void close() {
        assertThat(threads()).as("they are known by their names").isNotEmpty();
        gateway.close();
        TestGateway.patiently(() -> assertThat(threads()).isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("kura"))
                .toList();
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        @SuppressWarnings("resource") // Kura's process does not stop its framework either
        var made = new ConfiguredGateway(Path.of(arguments[0]));
        made.furnish();
        made.isSeen();
        System.out.println("furnished");
        new CountDownLatch(1).await();
    }
}
