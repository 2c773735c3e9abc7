// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/** A bundle as it lies in a deployment package. */
record ShippedBundle(String name, Manifest manifest, Map<String, byte[]> files) {

    /** All that are in any package. */
    static List<ShippedBundle> all() {
        var all = new ArrayList<ShippedBundle>();
        for (var dp : Packages.all()) {
            try (var in = new JarInputStream(Files.newInputStream(dp))) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    all.add(of(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    String header(String name) {
        return String.valueOf(manifest.getMainAttributes().getValue(name));
    }

    /** Texts of files whose path is like this, by path. */
    Map<String, String> texts(Predicate<String> path) {
        var texts = new TreeMap<String, String>();
        files.forEach((file, bytes) -> {
            if (path.test(file)) {
                texts.put(file, new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        return texts;
    }

    private static ShippedBundle of(InputStream bytes) throws IOException {
        var files = new TreeMap<String, byte[]>();
        @SuppressWarnings("resource") // the package's stream goes on
        var jar = new JarInputStream(new ByteArrayInputStream(bytes.readAllBytes()));
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            if (entry.getName().startsWith("OSGI-INF/") && !entry.isDirectory()) {
                files.put(entry.getName(), jar.readAllBytes());
            }
        }
        String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
        return new ShippedBundle(name.replaceAll(";.*", ""), jar.getManifest(), files);
    }
}
