// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

import java.util.regex.Pattern;

/** What a bundle requires, in words. */
final class Need {

    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern BUNDLE = Pattern.compile("\\(osgi\\.wiring\\.(?:bundle|host)=([^)]+)\\)");
    private static final Pattern JAVA = Pattern.compile("\\(osgi\\.ee=JavaSE\\)");
    private static final Pattern FROM = Pattern.compile("version>=([^)]+)\\)");
    private static final Pattern EXACTLY = Pattern.compile("\\(version=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\([a-z-]*version>=([^)]+)\\)\\)");

    private Need() {}

    /** {@code osgi.wiring.package} with its filter is: the package a.b, version 1.0.0 or newer, below 2.0.0. */
    static String words(String namespace, String filter) {
        String given = filter == null ? "" : filter;
        String name = first(PACKAGE, given);
        if (name != null) {
            return "the package " + name + versions(given);
        }
        name = first(BUNDLE, given);
        if (name != null) {
            return "the bundle " + name + versions(given);
        }
        return JAVA.matcher(given).find() ? "Java" + versions(given) : "what it calls " + namespace + " " + given;
    }

    private static String versions(String filter) {
        String below = first(BELOW, filter);
        String from = first(FROM, BELOW.matcher(filter).replaceAll(""));
        String exactly = first(EXACTLY, filter);
        return (exactly == null ? "" : ", version " + exactly)
                + (from == null ? "" : ", version " + from + " or newer")
                + (below == null ? "" : ", below " + below);
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}
