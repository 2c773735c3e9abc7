// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The deployment packages that ship, newer versions of them, and one of somebody else's. */
final class Packages {

    static final String CORE = "kura-prometheus";
    static final String COMPLETE = "kura-prometheus-complete";

    private static final Path ALL = TestGateway.FEATURES.resolveSibling("deployment-package/target");
    private static final String NAME = "Bundle-SymbolicName";
    private static final String VERSION = "Bundle-Version";
    private static final String NEWER = "99.0.0";

    private Packages() {}

    /** All that are installed one by one, whether a gateway has them from the start or not; the core first. */
    static List<Path> all() {
        return TestGateway.files(ALL).stream()
                .filter(file -> file.toString().endsWith(".dp") && !name(file).equals(COMPLETE))
                .toList();
    }

    static Path of(String name) {
        return in(ALL, Pattern.quote(name) + "-\\d.*\\.dp");
    }

    /** The names of all that run without others' packages, the core first. */
    static List<String> single() {
        return all().stream()
                .map(Packages::name)
                .filter(name -> !name.equals("kura.source.clientjava"))
                .toList();
    }

    /** Of the bridge from client_java, which no gateway has from the start. */
    static Path bridge() {
        return of("kura.source.clientjava");
    }

    /** Of what shows Kura's assets, which no gateway has from the start either. */
    static Path assets() {
        return of("kura.source.assets");
    }

    /** Of what makes sensors channels of Kura's assets. */
    static Path sensors() {
        return of("kura.driver.sensor");
    }

    /** Of what shows what comes over Kura's wires. */
    static Path wires() {
        return of("kura.source.wires");
    }

    /** What a package is called. */
    static String name(Path dp) {
        return dp.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    /** The versions of the bundles in a package, by their names. */
    static Map<String, String> bundles(Path dp) {
        try (var jar = new JarFile(dp.toFile())) {
            return jar.getManifest().getEntries().values().stream()
                    .collect(Collectors.toMap(bundle -> bundle.getValue(NAME), bundle -> bundle.getValue(VERSION)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Debian package. */
    static Path deb() {
        return in(ALL, "kura-prometheus_.*\\.deb");
    }

    /** Of what pushes to a Pushgateway. */
    static Path pushgateway() {
        return of("kura.exporter.pushgateway");
    }

    /** Of what sends to a receiver. */
    static Path remoteWrite() {
        return of("kura.exporter.remotewrite");
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

    private static Path in(Path folder, String pattern) {
        return TestGateway.files(folder).stream()
                .filter(file -> file.getFileName().toString().matches(pattern))
                .findFirst()
                .orElseThrow();
    }

    /** The same bundles in a package of another name; with null for none of them. */
    static Path renamed(String name, String other, Path folder) throws IOException {
        Path made = Files.createTempFile(folder, "renamed", ".dp");
        try (var in = new JarInputStream(Files.newInputStream(of(name == null ? "kura-prometheus" : name)))) {
            var manifest = in.getManifest();
            manifest.getMainAttributes().putValue("DeploymentPackage-SymbolicName", other);
            if (name == null) {
                manifest.getEntries().clear();
            }
            try (var out = new JarOutputStream(Files.newOutputStream(made), manifest)) {
                for (JarEntry entry = in.getNextJarEntry();
                        entry != null && name != null;
                        entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return made;
    }

    /** The same package, as if it had been built of a later version; the contracts stay as they are. */
    static Path newer(String name, Path folder) throws IOException {
        return newer(of(name), folder);
    }

    static Path newer(Path dp, Path folder) throws IOException {
        Path made = folder.resolve(dp.getFileName().toString().replaceFirst("-\\d.*", "-" + NEWER + ".dp"));
        try (var in = new JarInputStream(Files.newInputStream(dp))) {
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
