// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** How bundles are, and what one lacks that does not run. Looks only, and changes nothing. */
final class Framework {

    private final BundleContext context;

    Framework(BundleContext context) {
        this.context = context;
    }

    /** The bundle of that name; null if there is none. */
    Bundle named(String symbolicName) {
        return Stream.of(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElse(null);
    }

    static String state(Bundle bundle) {
        return switch (bundle == null ? Bundle.UNINSTALLED : bundle.getState()) {
            case Bundle.ACTIVE -> "Active";
            case Bundle.STARTING -> "Starting";
            case Bundle.STOPPING -> "Stopping";
            case Bundle.RESOLVED -> isFragment(bundle) ? "Fragment" : "Stopped";
            case Bundle.INSTALLED -> "Not resolved";
            default -> "Missing";
        };
    }

    /** Why a bundle cannot run, in sentences; null if it can. */
    String trouble(Bundle bundle) {
        if (bundle != null && bundle.getState() == Bundle.RESOLVED && !isFragment(bundle)) {
            return "It is stopped; if nobody did that, the log says why it did not start.";
        }
        if (bundle == null || bundle.getState() != Bundle.INSTALLED) {
            return null;
        }
        List<String> lacks = new ArrayList<>();
        for (BundleRequirement need : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
            String lack = isMandatory(need) ? lack(need) : null;
            if (lack != null) {
                lacks.add(lack);
            }
        }
        return lacks.isEmpty()
                ? "It cannot be resolved, although nothing is missing; the log says why."
                : "It lacks " + String.join("; ", lacks) + ".";
    }

    private static boolean isMandatory(BundleRequirement need) {
        var directives = need.getDirectives();
        return !"optional".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && "resolve".equals(directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve"));
    }

    /** Null if a bundle that runs, or could, has it. */
    private String lack(BundleRequirement need) {
        var wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        List<Bundle> providers = wiring.findProviders(need).stream()
                .map(BundleCapability::getRevision)
                .map(BundleRevision::getBundle)
                .distinct()
                .toList();
        if (providers.isEmpty()) {
            return Need.words(need.getNamespace(), need.getDirectives().get(Constants.FILTER_DIRECTIVE));
        }
        return providers.stream()
                        .anyMatch(each -> each.getState() != Bundle.INSTALLED
                                || each == need.getRevision().getBundle())
                ? null
                : Need.words(need.getNamespace(), need.getDirectives().get(Constants.FILTER_DIRECTIVE)) + ", which "
                        + providers.get(0).getSymbolicName() + " has, but that is not resolved either";
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
