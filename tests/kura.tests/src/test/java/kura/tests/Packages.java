// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

    private static final Path ALL = TestGateway.FEATURES.resolveSibling("deployment-package/target");

    private Packages() {}

    /**
     * All that are made, whether a gateway has them from the start or not; the core first, and
     * every bundle in one of them only, as a gateway wants it.
     */
    static List<Path> all() {
        var all = new ArrayList<Path>();
        var there = new HashSet<String>();
        TestGateway.files(ALL).stream()
                .filter(file -> file.toString().endsWith(".dp"))
                .sorted(Comparator.comparing(
                        dp -> bundles(dp).contains("kura.api") ? 0 : bundles(dp).size()))
                .forEach(dp -> {
                    if (Collections.disjoint(there, bundles(dp))) {
                        there.addAll(bundles(dp));
                        all.add(dp);
                    }
                });
        return all;
    }

    private static List<String> bundles(Path dp) {
        try (var jar = new JarFile(dp.toFile())) {
            return jar.getManifest().getEntries().values().stream()
                    .map(bundle -> bundle.getValue(NAME))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path of(String name) {
        return in(TestGateway.PACKAGES, name);
    }

    /** Of the bridge from client_java, which no gateway has from the start. */
    static Path bridge() {
        return in(ALL, "kura.source.clientjava");
    }

    /** Of what shows Kura's assets, which no gateway has from the start either. */
    static Path assets() {
        return in(ALL, "kura.source.assets");
    }

    /** Of what makes sensors channels of Kura's assets. */
    static Path sensors() {
        return in(TestGateway.FEATURES.resolveSibling("deployment-package/target"), "kura.driver.sensor");
    }

    /** Of what shows what comes over Kura's wires. */
    static Path wires() {
        return in(ALL, "kura.source.wires");
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
