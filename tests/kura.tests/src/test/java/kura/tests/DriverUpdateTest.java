// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The driver of the I²C buses, with the native library that it loads, comes and goes like any other bundle. */
@EnabledOnOs(OS.LINUX)
class DriverUpdateTest {

    @TempDir
    private Path storage;

    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new TestGateway(storage.resolve("framework"));
        gateway.installPackage(Packages.of("kura-prometheus"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i2c", "spi"})
    void updatesLeaveNoCodeAndNoThreadBehind(String kind) throws Exception {
        Path jar = TestGateway.jar("bundles/kura.driver." + kind + "/target");
        Bundle driver = gateway.bundle("kura.driver." + kind);
        var past = new ArrayList<WeakReference<ClassLoader>>();
        for (int i = 0; i < 4; i++) {
            use(kind);
            assertThat(threads()).contains("JNA Cleaner");
            past.add(new WeakReference<>(driver.adapt(BundleWiring.class).getClassLoader()));
            try (InputStream content = Files.newInputStream(jar)) {
                driver.update(content);
            }
            assertThat(driver.getState()).isEqualTo(Bundle.ACTIVE);
        }
        driver.stop();
        TestGateway.patiently(() -> assertThat(threads()).isEmpty());
        driver.start();

        TestGateway.patiently(() -> {
            System.gc();
            assertThat(past).allSatisfy(loader -> assertThat(loader.get()).isNull());
        });
    }

    @Test
    void upgradesOfTheCoreLeaveNoneEither() throws Exception {
        Path newer = Packages.newer(Packages.CORE, storage);
        var past = new ArrayList<WeakReference<ClassLoader>>();
        for (int i = 0; i < 4; i++) {
            for (String kind : List.of("i2c", "spi")) {
                use(kind);
                past.add(new WeakReference<>(gateway.bundle("kura.driver." + kind)
                        .adapt(BundleWiring.class)
                        .getClassLoader()));
            }
            gateway.installPackage(i % 2 == 0 ? newer : Packages.of(Packages.CORE));
        }
        TestGateway.patiently(() -> assertThat(threads()).isEmpty());

        TestGateway.patiently(() -> {
            System.gc();
            assertThat(past).allSatisfy(loader -> assertThat(loader.get()).isNull());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"i2c", "spi"})
    void aRestartedDriverLoadsItsLibraryAgain(String kind) throws Exception {
        Bundle driver = gateway.bundle("kura.driver." + kind);
        for (int i = 0; i < 3; i++) {
            use(kind);
            driver.stop();
            TestGateway.patiently(() -> assertThat(threads()).isEmpty());
            driver.start();
        }
        use(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i2c", "spi"})
    void aDriverCarriesTheLibraryForLinuxOnly(String kind) {
        assertThat(Collections.list(gateway.bundle("kura.driver." + kind).findEntries("/", "*jnidispatch*", true)))
                .extracting(URL::getPath)
                .containsExactlyInAnyOrder(
                        "/com/sun/jna/linux-x86-64/libjnidispatch.so",
                        "/com/sun/jna/linux-aarch64/libjnidispatch.so",
                        "/com/sun/jna/linux-arm/libjnidispatch.so",
                        "/com/sun/jna/linux-riscv64/libjnidispatch.so");
    }

    /** Kura's user has no home, and elsewhere what is executed may be forbidden. */
    @ParameterizedTest
    @ValueSource(strings = {"i2c", "spi"})
    void aDriverUnpacksItsLibraryIntoItsBundlesDataAndLeavesNothingThere(String kind) throws Exception {
        use(kind);

        Path data =
                gateway.bundle("kura.driver." + kind).getDataFile("").toPath().toRealPath();
        assertThat(Files.readString(Path.of("/proc/self/maps"))).contains(" " + data.resolve("jna"));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void theConsoleHasAScan() {
        assertThat(gateway.buses().call("scan").toString()).startsWith("Buses: ");
        assertThatThrownBy(() -> gateway.buses().call("scan", "i2c-250")).hasMessageContaining("no bus i2c-250");
        assertThat(gateway.bundle("kura.driver.i2c").getRegisteredServices())
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.getProperty("osgi.command.scope")).isEqualTo("i2c");
                    assertThat(service.getProperty("osgi.command.function")).isEqualTo("scan");
                });
    }

    /** Loads the native library and has the bus's thread ask the kernel. */
    private void use(String kind) {
        boolean i2c = kind.equals("i2c");
        String bus = i2c ? "250" : "250.9";
        var buses = i2c ? gateway.buses() : gateway.spiBuses();
        assertThatThrownBy(() -> buses.call("named", bus))
                .hasMessageStartingWith("there is no bus " + kind + "-" + bus + ";")
                .hasMessageEndingWith("(ENOENT)");
        assertThat(threads()).contains("kura-" + kind + "-" + bus);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("JNA") || name.startsWith("kura-i2c") || name.startsWith("kura-spi"))
                .toList();
    }
}
