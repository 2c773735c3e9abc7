// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * Packs bundles into deployment packages (OSGi Compendium 114): one of all bundles of the core, and one of each bundle that
 * is installed by itself, such as a sensor. Run by the build as it stands here. The Maven plugin for this, osgi-dp, starts a
 * whole Tycho in the build and fails with two packages in one of them.
 */
final class Packer {

    /** A day on which all entries are dated, so that the same bundles make the same package. */
    private static final long DATE = 315532800000L + 86400000L;

    private final Path target;
    private final String version;

    private Packer(Path target, String version) {
        this.target = target;
        this.version = version;
    }

    /** Arguments: where packages go, the Maven version, the core's name and folder of bundles, folders of single bundles. */
    public static void main(String[] arguments) throws IOException {
        var packer = new Packer(Path.of(arguments[0]), arguments[1]);
        Files.createDirectories(packer.target);
        packer.pack(arguments[2], files(Path.of(arguments[3])));
        for (int i = 4; i < arguments.length; i++) {
            for (Path single : files(Path.of(arguments[i]))) {
                packer.pack(header(single, "Bundle-SymbolicName"), List.of(single));
            }
        }
    }

    /** Writes one package; the order of bundles does not matter to who installs it. */
    private void pack(String name, List<Path> bundles) throws IOException {
        Path dp = target.resolve(name + "-" + version + ".dp");
        try (OutputStream file = Files.newOutputStream(dp);
                var jar = new JarOutputStream(file, manifest(name, bundles))) {
            for (Path bundle : bundles) {
                var entry = new ZipEntry(entry(bundle));
                entry.setTime(DATE);
                jar.putNextEntry(entry);
                Files.copy(bundle, jar);
            }
        }
        System.out.printf("%,10d bytes  %s%n", Files.size(dp), dp.getFileName());
    }

    private Manifest manifest(String name, List<Path> bundles) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("DeploymentPackage-SymbolicName", name);
        main.putValue("DeploymentPackage-Version", osgiVersion(bundles));
        main.putValue("DeploymentPackage-License", "EPL-2.0");
        for (Path bundle : bundles) {
            var section = new Attributes();
            section.putValue("Bundle-SymbolicName", header(bundle, "Bundle-SymbolicName"));
            section.putValue("Bundle-Version", header(bundle, "Bundle-Version"));
            manifest.getEntries().put(entry(bundle), section);
        }
        return manifest;
    }

    /** Of a snapshot: with the newest qualifier of its bundles. */
    private String osgiVersion(List<Path> bundles) throws IOException {
        String release = version.replace("-SNAPSHOT", "");
        if (release.equals(version)) {
            return release;
        }
        String newest = "";
        for (Path bundle : bundles) {
            String[] parts = header(bundle, "Bundle-Version").split("\\.");
            if (parts.length > 3 && parts[3].compareTo(newest) > 0) {
                newest = parts[3];
            }
        }
        return release + "." + newest;
    }

    private static String entry(Path bundle) {
        return bundle.getFileName().toString();
    }

    private static String header(Path bundle, String name) throws IOException {
        try (var jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(name);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
