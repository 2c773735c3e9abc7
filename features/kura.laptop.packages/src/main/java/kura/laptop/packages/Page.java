// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import kura.laptop.packages.Packages.Installed;
import kura.laptop.packages.Packages.Part;

/** Writes the page's HTML; the console puts its head and foot around it. Names of packages are texts, whatever they are. */
final class Page {

    private Page() {}

    static String of(String label, List<Installed> packages) {
        return file("packages.html")
                .replace("{label}", label)
                .replace("{rows}", packages.stream().map(Page::row).collect(Collectors.joining()));
    }

    private static String row(Installed installed) {
        String name = escaped(installed.name());
        return "<tr><th scope=\"row\">" + name + "</th><td>" + escaped(installed.version()) + "</td><td><ul>"
                + installed.bundles().stream().map(Page::part).collect(Collectors.joining())
                + "</ul></td><td><button type=\"button\" class=\"ui-state-default ui-corner-all\" data-name=\"" + name
                + "\" aria-label=\"Uninstall " + name + "\">Uninstall</button></td></tr>\n";
    }

    private static String part(Part part) {
        return "<li>" + escaped(part.name() + " " + part.version()) + ": <strong>" + part.state() + "</strong>"
                + (part.trouble() == null
                        ? ""
                        : " <span class=\"ui-state-error\">" + escaped(part.trouble()) + "</span>")
                + "</li>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String file(String name) {
        try (var in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
