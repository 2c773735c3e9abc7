// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import kura.tests.guest.Guest;

/** Bundles of somebody else's. */
final class GuestBundle {

    private GuestBundle() {}

    /** One with two components that publish metrics: one with the bundle's handle, one with its own. */
    static Path in(Path folder) throws IOException {
        var manifest = manifest("kura.metrics;version=\"[1.0,2)\"");
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/shared.xml,OSGI-INF/own.xml");
        Path made = folder.resolve("guest.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(made), manifest)) {
            add(jar, Guest.class);
            jar.putNextEntry(new JarEntry("OSGI-INF/shared.xml"));
            jar.write(component("shared", "bundle").getBytes());
            jar.putNextEntry(new JarEntry("OSGI-INF/own.xml"));
            jar.write(component("own", "prototype_required").getBytes());
        }
        return made;
    }

    /** One with an activator, and what that needs. */
    static Path of(Path folder, Class<?> activator, String imports, Class<?>... others) throws IOException {
        var manifest = manifest("org.osgi.framework," + imports);
        manifest.getMainAttributes().putValue("Bundle-Activator", activator.getName());
        Path made = folder.resolve("guest.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(made), manifest)) {
            add(jar, activator);
            addNested(jar, activator);
            for (Class<?> type : others) {
                add(jar, type);
            }
        }
        return made;
    }

    private static Manifest manifest(String imports) {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "guest");
        main.putValue("Import-Package", imports);
        return manifest;
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (var code = type.getClassLoader().getResourceAsStream(entry)) {
            code.transferTo(jar);
        }
    }

    /** Found as files: here they could not be loaded, what they need of OSGi is in the framework only. */
    private static void addNested(JarOutputStream jar, Class<?> type) throws IOException {
        Path own = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .resolve(type.getPackageName().replace('.', '/'));
        for (Path file : TestGateway.files(own)) {
            String name = file.getFileName().toString();
            if (name.startsWith(type.getSimpleName() + "$")) {
                jar.putNextEntry(new JarEntry(type.getPackageName().replace('.', '/') + "/" + name));
                Files.copy(file, jar);
            }
        }
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
