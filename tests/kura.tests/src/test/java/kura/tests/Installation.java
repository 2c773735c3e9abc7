// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A gateway with simulated chips whose packages come and go, and which is looked at after each of these steps. */
final class Installation implements AutoCloseable {

    private static final String CHIP = "kura.sensor.";
    private static final String NOT_STARTED = "Could not start bundle";

    private final TestGateway gateway;
    private final Map<String, Path> there = new TreeMap<>();
    private final Set<String> chips = new TreeSet<>();
    private boolean lacked = true; // the core, at the last look

    /** With nothing installed, but everything set up that could be: settings outlive packages. */
    Installation(Path storage) throws BundleException {
        gateway = new TestGateway(storage);
        gateway.set(Map.of());
        gateway.configure("kura.sampler", Map.of("period", 0.1));
    }

    /** Installs the core and plugs the chips in, which needs the core. */
    void start() throws BundleException {
        install(Packages.of(Packages.CORE));
        gateway.simulate();
        gateway.simulatedPlaces().forEach((chip, place) -> {
            gateway.sensor(chip, place);
            chips.add(chip);
        });
    }

    void install(Path dp) {
        gateway.installPackage(dp);
        there.put(Packages.name(dp), dp);
        look("installed " + dp.getFileName());
    }

    void uninstall(String name) {
        gateway.uninstallPackage(name);
        there.remove(name);
        look("uninstalled " + name);
    }

    /** A bundle may be in one package only. */
    void refuses(Path dp) {
        String reason = "already present in other deployment packages";
        assertThatThrownBy(() -> gateway.installPackage(dp)).hasMessageContaining(reason);
        TestGateway.patiently(() -> assertThat(gateway.complaints()).anyMatch(line -> line.contains(reason)));
        // Felix takes the package apart in a thread of its own, which may still write while Felix deletes.
        gateway.complaints().removeIf(line -> line.contains(reason) || line.contains("Could not delete temporary"));
        look("refused " + dp.getFileName());
    }

    /** Everything that is there works, what is not there is gone, and nobody complained. */
    private void look(String after) {
        var bundles = new TreeMap<String, String>();
        there.values().forEach(dp -> bundles.putAll(Packages.bundles(dp)));
        assertThat(installed()).as(after).isEqualTo(bundles);
        boolean lacks = there.keySet().stream().noneMatch(name -> name.startsWith(Packages.CORE));
        boolean expected = lacks || lacked; // then DeploymentAdmin says so of all others, some time
        lacked = lacks;
        if (!lacks) {
            TestGateway.patiently(() -> {
                assertThat(gateway.bundles()).as(after).allMatch(Installation::isActive);
                String page = gateway.page().read();
                for (String chip : chips) {
                    assertThat(page.contains("kura_sensor_reads_total{sensor=\"" + chip + "\"}"))
                            .as("after " + after + " the page shows the " + chip)
                            .isEqualTo(bundles.containsKey(CHIP + chip));
                }
            });
        }
        if (expected) {
            forgive();
        }
        assertThat(gateway.complaints())
                .as(after)
                .filteredOn(line -> !(expected && line.contains(NOT_STARTED)))
                .isEmpty();
    }

    private void forgive() {
        gateway.complaints().removeIf(line -> line.contains(NOT_STARTED));
    }

    /** Not only are sensors read, but with success. */
    void measures() {
        assertThat(chips).hasSizeGreaterThanOrEqualTo(15);
        chips.forEach(chip -> gateway.shows("kura_sensor_up{sensor=\"" + chip + "\"} 1.0"));
    }

    /** Names of what is installed. */
    List<String> names() {
        return List.copyOf(there.keySet());
    }

    private Map<String, String> installed() {
        return gateway.bundles().stream()
                .filter(bundle -> bundle.getLocation().startsWith("osgi-dp:"))
                .collect(Collectors.toMap(
                        Bundle::getSymbolicName, bundle -> bundle.getVersion().toString()));
    }

    private static boolean isActive(Bundle bundle) {
        return bundle.getHeaders().get("Fragment-Host") != null || bundle.getState() == Bundle.ACTIVE;
    }

    @Override
    public void close() {
        if (lacked) {
            forgive();
        }
        gateway.close();
    }
}
