// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/** Which packages the classes of a bundle refer to, against those it says it needs. Kura itself would not notice. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("-> ([\\w.]+)\\.[A-Z]\\w*");

    /** What Netty looks for and can do without: other log and TLS libraries, annotations, a class of inlined constants. */
    private static final Set<String> OPTIONAL = Set.of(
            "io.netty.channel.internal",
            "io.netty.handler.ssl.util",
            "io.netty.internal.tcnative",
            "org.apache.log4j",
            "org.apache.logging.log4j",
            "org.apache.logging.log4j.message",
            "org.apache.logging.log4j.spi",
            "org.conscrypt",
            "org.jetbrains.annotations");

    private References() {}

    /** Packages outside of java.* that are neither in the bundle nor imported. */
    static Set<String> missing(Bundle bundle) throws IOException {
        Path jar = jar(bundle.getSymbolicName());
        var said = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), "-verbose:class", "-filter:none", jar.toString());
        var imported = bundle.getHeaders().get("Import-Package");
        var inside = packages(jar);
        return REFERENCE
                .matcher(said.toString())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("java.") && !inside.contains(name) && !OPTIONAL.contains(name))
                .filter(name ->
                        imported == null || !imported.matches("(?s).*(^|,)" + Pattern.quote(name) + "([;,].*|$)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packages(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }

    private static Path jar(String name) {
        return TestGateway.files(TestGateway.FEATURES).stream()
                .map(list -> list.resolve("target/bundles/" + name + ".jar"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
