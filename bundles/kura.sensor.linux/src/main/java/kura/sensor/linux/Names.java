// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that are wanted, as an operator lists them: separated by commas, * for any text, ! in front to leave out. */
final class Names {

    private Names() {}

    static Predicate<String> of(String list) {
        List<String> entries = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        List<String> out = entries.stream()
                .filter(entry -> entry.startsWith("!"))
                .map(entry -> entry.substring(1).strip())
                .toList();
        List<String> in =
                entries.stream().filter(entry -> !entry.startsWith("!")).toList();
        return in.isEmpty() ? anyOf(out).negate() : anyOf(in).and(anyOf(out).negate());
    }

    private static Predicate<String> anyOf(List<String> patterns) {
        return patterns.stream()
                .map(Names::pattern)
                .map(Pattern::asMatchPredicate)
                .reduce(name -> false, Predicate::or);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
