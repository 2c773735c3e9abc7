// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kura.testing.FreePort;
import kura.tests.kura.Attribute;

/** Values for a setting, of which a test knows no more than its form says. */
final class Change {

    private static final Pattern EXAMPLE = Pattern.compile("for example ([^,;]+?)[.,;]?(?: |$)");

    /** Values that should not be there either, but may be taken for something; null for none. */
    static final List<Object> ODD =
            Arrays.asList(null, "", " ", "plain text", 'x', 0, 1e300, "\u00e4\u0000\n|&<", new String[0]);

    private Change() {}

    /** Values that nobody can take for good ones. */
    static List<Object> garbage(Attribute attribute) {
        var garbage = new ArrayList<Object>();
        garbage.add(new int[] {7, 8});
        if (!attribute.isText() && !attribute.isPassword()) {
            garbage.addAll(List.of("", "no such thing", '?'));
        }
        if (attribute.isNumber()) {
            garbage.addAll(List.of(true, Double.NaN));
            if (!attribute.min().isEmpty()) {
                garbage.add(Double.parseDouble(attribute.min()) - 1);
            }
            if (!attribute.max().isEmpty()) {
                garbage.add("" + (Double.parseDouble(attribute.max()) * 2 + 1));
            }
        } else if (!attribute.isText() && !attribute.isPassword()) {
            garbage.add(7L);
        }
        return garbage;
    }

    /** Another allowed value, as an operator types it; the same if the form does not tell of another one. */
    static String another(Attribute attribute, Object now) {
        if (attribute.id().equals("port")) {
            return "" + FreePort.next();
        }
        if (!attribute.options().isEmpty()) {
            return attribute.options().keySet().stream()
                    .filter(option -> !option.equals(String.valueOf(now)))
                    .findFirst()
                    .orElseThrow();
        }
        if (attribute.isNumber()) {
            return number(attribute, now);
        }
        return switch (attribute.type()) {
            case "Boolean" -> String.valueOf(!Boolean.TRUE.equals(now));
            case "Password" -> "another-secret";
            default -> {
                var example = EXAMPLE.matcher(attribute.description());
                yield example.find() ? example.group(1) : String.valueOf(now == null ? "" : now);
            }
        };
    }

    private static String number(Attribute attribute, Object now) {
        double value = now == null ? 0 : ((Number) now).doubleValue();
        for (String limit : List.of(attribute.min(), attribute.max())) {
            if (!limit.isEmpty() && Double.parseDouble(limit) != value) {
                return limit;
            }
        }
        return attribute.value("" + (now == null ? 1 : attribute.value("2"))).toString();
    }
}
