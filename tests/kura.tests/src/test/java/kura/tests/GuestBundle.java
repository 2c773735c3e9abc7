// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import kura.tests.guest.Guest;

/** A bundle of somebody else's, with two components that publish metrics: one with the bundle's handle, one with its own. */
final class GuestBundle {

    private GuestBundle() {}

    /** Makes it in a folder. */
    static Path in(Path folder) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "guest");
        main.putValue("Import-Package", "kura.metrics;version=\"[1.0,2)\"");
        main.putValue("Service-Component", "OSGI-INF/shared.xml,OSGI-INF/own.xml");
        Path made = folder.resolve("guest.jar");
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
