// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import kura.tests.guest.Guest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics from a developer's own bundle. */
class GuestTest {

    @TempDir
    private Path storage;

    @Test
    void aStoppedBundleLeavesNoGhosts() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.install(bundle());
            gateway.shows("kura_guest_level{guest=\"shared\"} 1.0");
            gateway.shows("kura_guest_level{guest=\"own\"} 1.0");

            for (int i = 0; i < 3; i++) {
                gateway.bundle("guest").stop();
                assertThat(gateway.page().read()).doesNotContain("guest");
                gateway.bundle("guest").start();
                gateway.shows("kura_guest_level{guest=\"own\"} 1.0");
                gateway.bundle("kura.metrics").stop();
                gateway.bundle("kura.metrics").start();
                gateway.shows("kura_guest_level{guest=\"shared\"} 1.0");
                gateway.shows("kura_guest_level{guest=\"own\"} 1.0");
            }
        }
    }

    private Path bundle() throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "guest");
        main.putValue("Import-Package", "kura.metrics;version=\"[1.0,2)\"");
        main.putValue("Service-Component", "OSGI-INF/shared.xml,OSGI-INF/own.xml");
        Path made = storage.resolve("guest.jar");
        String type = Guest.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(made), manifest);
                var code = Guest.class.getClassLoader().getResourceAsStream(type)) {
            jar.putNextEntry(new JarEntry(type));
            code.transferTo(jar);
            jar.putNextEntry(new JarEntry("OSGI-INF/shared.xml"));
            jar.write(component("shared", "bundle").getBytes());
            jar.putNextEntry(new JarEntry("OSGI-INF/own.xml"));
            jar.write(component("own", "prototype_required").getBytes());
        }
        return made;
    }

    private static String component(String name, String scope) {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s" activate="activate">
                  <reference name="registry" interface="kura.metrics.MetricRegistry" bind="setRegistry" scope="%s"/>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(name, scope, Guest.class.getName());
    }
}
