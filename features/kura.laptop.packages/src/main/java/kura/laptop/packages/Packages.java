// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

import static org.osgi.service.deploymentadmin.DeploymentException.CODE_BUNDLE_SHARING_VIOLATION;
import static org.osgi.service.deploymentadmin.DeploymentException.CODE_TIMEOUT;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.deploymentadmin.BundleInfo;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentException;
import org.osgi.service.deploymentadmin.DeploymentPackage;

/** What is installed, and how that changes. All that goes wrong is told in words. */
final class Packages {

    /** A package with its bundles. */
    record Installed(String name, String version, List<Part> bundles) {

        private boolean isLike(Installed other) {
            return name.equals(other.name) && versions().equals(other.versions());
        }

        private Map<String, String> versions() {
            return bundles.stream().collect(Collectors.toMap(Part::name, Part::version));
        }
    }

    /** A bundle of a package; {@code trouble} is null if it is as it should be. */
    record Part(String name, String version, String state, String trouble) {}

    static final long MOST_BYTES = 32L << 20;

    private static final Pattern QUOTED = Pattern.compile("'([^'/]+)");

    private final DeploymentAdmin admin;
    private final Framework framework;

    Packages(DeploymentAdmin admin, Framework framework) {
        this.admin = admin;
        this.framework = framework;
    }

    /** In the order of names. */
    List<Installed> list() {
        return Stream.of(admin.listDeploymentPackages())
                .map(this::look)
                .sorted(Comparator.comparing(Installed::name))
                .toList();
    }

    /**
     * Installs a package, or upgrades to it.
     *
     * @param file what was sent
     * @param length of it in bytes, -1 if that is not known
     */
    Answer install(InputStream file, long length) {
        var bounded = new Bounded(file, MOST_BYTES);
        var before = list();
        try {
            return length > MOST_BYTES ? tooLarge() : installed(before, look(admin.installDeploymentPackage(bounded)));
        } catch (DeploymentException e) {
            return bounded.exceeded() ? tooLarge() : Answer.refused(words(e));
        } catch (RuntimeException e) { // the deployment admin takes some files for what they are not
            return bounded.exceeded() ? tooLarge() : Answer.refused("This file cannot be installed: " + e + ".");
        }
    }

    Answer uninstall(String name) {
        DeploymentPackage found = name == null ? null : admin.getDeploymentPackage(name);
        if (found == null) {
            return new Answer(404, "There is no package " + name + ".");
        }
        try {
            found.uninstall();
            return Answer.done(name + " is uninstalled.");
        } catch (DeploymentException | IllegalStateException e) {
            return Answer.refused(name + " cannot be uninstalled: " + e.getMessage());
        }
    }

    private static Answer tooLarge() {
        return new Answer(413, "This file is too large: a package may have " + (MOST_BYTES >> 20) + " MB.");
    }

    private static Answer installed(List<Installed> before, Installed made) {
        String start = made.name() + " " + made.version() + " is installed";
        var troubles = made.bundles().stream()
                .filter(part -> part.trouble() != null)
                .map(part -> part.name() + ": " + part.trouble())
                .toList();
        if (!troubles.isEmpty()) {
            return Answer.incomplete(start + ", but does not run. " + String.join(" ", troubles));
        }
        boolean same = before.stream().anyMatch(made::isLike);
        return Answer.done(start + (same ? " as before: its bundles have the versions that they had." : "."));
    }

    private String words(DeploymentException e) {
        if (e.getCode() == CODE_TIMEOUT) {
            return "Another package is being installed; try again.";
        }
        if (e.getCode() == CODE_BUNDLE_SHARING_VIOLATION) {
            return sharing(String.valueOf(e.getMessage()));
        }
        if (e.getCode() <= DeploymentException.CODE_BAD_HEADER) { // what is wrong with the file itself
            return "This is not a deployment package: "
                    + (e.getMessage() == null ? "its manifest names none." : e.getMessage());
        }
        return "This package cannot be installed: " + e.getMessage()
                + (e.getCause() == null ? "" : ", " + e.getCause().getMessage());
    }

    private String sharing(String message) {
        var quoted = QUOTED.matcher(message);
        Bundle bundle = quoted.find() ? framework.named(quoted.group(1)) : null;
        if (bundle == null) {
            return message;
        }
        DeploymentPackage owner = admin.getDeploymentPackage(bundle);
        return owner == null
                ? "The bundle " + bundle.getSymbolicName() + " is installed already, outside of any package."
                : "The bundle " + bundle.getSymbolicName() + " is already in the package " + owner.getName()
                        + ", and a bundle can be in one only. Uninstall that package first.";
    }

    private Installed look(DeploymentPackage found) {
        List<Part> parts = new ArrayList<>();
        for (BundleInfo info : found.getBundleInfos()) {
            Bundle bundle = framework.named(info.getSymbolicName());
            parts.add(new Part(
                    info.getSymbolicName(),
                    String.valueOf(info.getVersion()),
                    Framework.state(bundle),
                    framework.trouble(bundle)));
        }
        return new Installed(found.getName(), String.valueOf(found.getVersion()), parts);
    }
}
