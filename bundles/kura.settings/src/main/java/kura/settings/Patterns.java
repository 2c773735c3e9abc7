// SPDX-License-Identifier: EPL-2.0
package kura.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses names: patterns with commas or blanks between them, * for any characters, ! in front to leave out. */
public final class Patterns {

    private final String list;
    private final List<Pattern> in;
    private final List<Pattern> out;

    private Patterns(String list, List<Pattern> in, List<Pattern> out) {
        this.list = list;
        this.in = in;
        this.out = out;
    }

    /** Of a list; if it only leaves out, everything else is chosen. An empty one chooses nothing. */
    public static Patterns of(String list) {
        var given = Arrays.stream(list.split("[,\\s]+"))
                .filter(each -> !each.isEmpty() && !each.equals("!"))
                .toList();
        var in = given.stream().filter(each -> !each.startsWith("!")).toList();
        var out = given.stream()
                .filter(each -> each.startsWith("!"))
                .map(each -> each.substring(1))
                .toList();
        return new Patterns(list, compiled(in.isEmpty() && !out.isEmpty() ? List.of("*") : in), compiled(out));
    }

    /** Whether nothing is chosen, whatever the name. */
    public boolean isEmpty() {
        return in.isEmpty();
    }

    /** Whether a name is chosen. */
    public boolean choose(String name) {
        return any(in, name) && !any(out, name);
    }

    /** Whether the name of something is chosen that belongs to something else: a pattern with a slash is of both, owner/name. */
    public boolean choose(String owner, String name) {
        String both = owner + "/" + name;
        return (any(in, name) || any(in, both)) && !any(out, name) && !any(out, both);
    }

    private static boolean any(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static List<Pattern> compiled(List<String> patterns) {
        return patterns.stream().map(Patterns::compiled).toList();
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Patterns patterns && patterns.list.equals(list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list;
    }
}
