// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs bundles into deployment packages (OSGi Compendium 114): one of all bundles of the core, one of each bundle that is
 * installed by itself, such as a sensor, and one of all of them; and lays the latter out for the Debian package. Run by the
 * build as it stands here. The Maven plugin for this, osgi-dp, starts a whole Tycho in the build and fails with two packages
 * in one of them.
 */
final class Packer {

    private static final String NAME = "Bundle-SymbolicName";
    private static final String VERSION = "Bundle-Version";

    /** A day on which all entries are dated, so that the same bundles make the same package. */
    private static final long DATE = 315532800000L + 86400000L;

    private final Path target;
    private final String version;

    private Packer(Path target, String version) {
        this.target = target;
        this.version = version;
    }

    /**
     * Arguments: where packages go, the Maven version, the core's name and folder of bundles, folders of single bundles, and
     * after the word apart folders of those that are in no package with others.
     */
    public static void main(String[] arguments) throws IOException {
        var packer = new Packer(Path.of(arguments[0]), arguments[1]);
        Files.createDirectories(packer.target);
        String name = arguments[2];
        var all = new ArrayList<Path>(files(Path.of(arguments[3])));
        packer.pack(name, "What every gateway needs; sensors and sources have packages of their own.", all);
        boolean apart = false;
        for (int i = 4; i < arguments.length; i++) {
            if (arguments[i].equals("apart")) {
                apart = true;
                continue;
            }
            for (Path single : files(Path.of(arguments[i]))) {
                packer.pack(header(single, NAME), "Needs " + name + ", before or after it.", List.of(single));
                if (!apart) {
                    all.add(single);
                }
            }
        }
        packer.pack(name + "-complete", "In place of " + name + " and of all others; uninstall those first.", all);
        packer.layOut(all);
    }

    /** Puts them into a folder as Kura 6 calls them, and beside it the version that the Debian package has. */
    private void layOut(List<Path> bundles) throws IOException {
        Path plugins = Files.createDirectories(target.resolve("plugins"));
        for (Path bundle : bundles) {
            Files.copy(bundle, plugins.resolve(header(bundle, NAME) + "-" + header(bundle, VERSION) + ".jar"));
        }
        String snapshot = osgiVersion(bundles).replaceFirst("(\\d+\\.\\d+\\.\\d+)\\.", "$1~"); // older than its release
        Files.writeString(target.resolve("deb.properties"), "deb.version=" + snapshot + "-1\n");
    }

    /** Writes one package; the order of bundles does not matter to who installs it. */
    private void pack(String name, String description, List<Path> bundles) throws IOException {
        Path dp = target.resolve(name + "-" + version + ".dp");
        try (OutputStream file = Files.newOutputStream(dp);
                var jar = new JarOutputStream(file, manifest(name, description, bundles))) {
            for (Path bundle : bundles) {
                var entry = new ZipEntry(entry(bundle));
                entry.setTime(DATE);
                jar.putNextEntry(entry);
                loosen(bundle, jar);
            }
        }
        System.out.printf("%,10d bytes  %s%n", Files.size(dp), dp.getFileName());
    }

    /** Writes a bundle with nothing compressed in it: the package compresses it as a whole, which makes less of it. */
    private static void loosen(Path bundle, OutputStream out) throws IOException {
        var jar = new ZipOutputStream(out);
        try (var from = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                var loose = new ZipEntry(entry);
                loose.setMethod(ZipEntry.STORED);
                loose.setCompressedSize(entry.getSize());
                jar.putNextEntry(loose);
                try (var content = from.getInputStream(entry)) {
                    content.transferTo(jar);
                }
            }
        }
        jar.finish(); // the package goes on
    }

    private Manifest manifest(String name, String description, List<Path> bundles) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("DeploymentPackage-SymbolicName", name);
        main.putValue("DeploymentPackage-Version", osgiVersion(bundles));
        main.putValue("DeploymentPackage-Description", description);
        main.putValue("DeploymentPackage-License", "EPL-2.0");
        for (Path bundle : bundles) {
            var section = new Attributes();
            section.putValue(NAME, header(bundle, NAME));
            section.putValue(VERSION, header(bundle, VERSION));
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
            String[] parts = header(bundle, VERSION).split("\\.");
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
