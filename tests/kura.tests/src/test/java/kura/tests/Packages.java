// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The deployment packages that ship, newer versions of them, and one of somebody else's. */
final class Packages {

    private static final String NAME = "Bundle-SymbolicName";
    private static final String VERSION = "Bundle-Version";
    private static final String NEWER = "99.0.0";

    private Packages() {}

    static Path of(String name) {
        return in(TestGateway.PACKAGES, name);
    }

    /** Of the bridge from client_java, which no gateway has from the start. */
    static Path bridge() {
        return in(TestGateway.FEATURES.resolveSibling("deployment-package/target"), "kura.source.clientjava");
    }

    /** Of what shows Kura's assets, which no gateway has from the start either. */
    static Path assets() {
        return in(TestGateway.FEATURES.resolveSibling("deployment-package/target"), "kura.source.assets");
    }

    /** Of what shows what comes over Kura's wires. */
    static Path wires() {
        return in(TestGateway.FEATURES.resolveSibling("deployment-package/target"), "kura.source.wires");
    }

    /** Of what pushes to a Pushgateway. */
    static Path pushgateway() {
        return in(TestGateway.FEATURES.resolveSibling("deployment-package/target"), "kura.exporter.pushgateway");
    }

    /** Of what sends to a receiver. */
    static Path remoteWrite() {
        return in(TestGateway.FEATURES.resolveSibling("deployment-package/target"), "kura.exporter.remotewrite");
    }

    /** The official client with all that it needs, in a package as somebody makes it who uses it. */
    static Path clientJava(Path folder) throws IOException {
        var bundles = TestGateway.files(Path.of(System.getProperty("client_java")));
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("DeploymentPackage-SymbolicName", "client_java");
        main.putValue("DeploymentPackage-Version", "1.9.0");
        for (Path bundle : bundles) {
            try (var jar = new JarFile(bundle.toFile())) {
                var section = new Attributes();
                section.putValue(NAME, jar.getManifest().getMainAttributes().getValue(NAME));
                section.putValue(VERSION, jar.getManifest().getMainAttributes().getValue(VERSION));
                manifest.getEntries().put(bundle.getFileName().toString(), section);
            }
        }
        Path made = folder.resolve("client_java-1.9.0.dp");
        try (var out = new JarOutputStream(Files.newOutputStream(made), manifest)) {
            for (Path bundle : bundles) {
                out.putNextEntry(new JarEntry(bundle.getFileName().toString()));
                Files.copy(bundle, out);
            }
        }
        return made;
    }

    private static Path in(Path folder, String name) {
        return TestGateway.files(folder).stream()
                .filter(dp -> dp.getFileName().toString().startsWith(name + "-"))
                .findFirst()
                .orElseThrow();
    }

    /** The same package, as if it had been built of a later version; the contracts stay as they are. */
    static Path newer(String name, Path folder) throws IOException {
        Path made = folder.resolve(name + "-" + NEWER + ".dp");
        try (var in = new JarInputStream(Files.newInputStream(of(name)))) {
            var manifest = in.getManifest();
            manifest.getMainAttributes().putValue("DeploymentPackage-Version", NEWER);
            manifest.getEntries().values().forEach(Packages::raise);
            try (var out = new JarOutputStream(Files.newOutputStream(made), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(newer(in));
                }
            }
        }
        return made;
    }

    private static byte[] newer(InputStream bundle) throws IOException {
        byte[] original = bundle.readAllBytes();
        var bytes = new ByteArrayOutputStream();
        try (var in = new JarInputStream(new ByteArrayInputStream(original))) {
            var manifest = new Manifest(in.getManifest());
            if (!raise(manifest.getMainAttributes())) {
                return original;
            }
            try (var out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static boolean raise(Attributes bundle) {
        if (bundle.getValue(NAME).equals("kura.api")) {
            return false;
        }
        bundle.putValue(VERSION, NEWER);
        return true;
    }
}
