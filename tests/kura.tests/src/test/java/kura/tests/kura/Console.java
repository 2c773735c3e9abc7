// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The form in Kura's web console: what it sends when an operator has typed something and presses Apply. */
public final class Console {

    private final Configurations configurations;

    /** The console of a gateway. */
    public Console(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * Opens a form, types into some of its fields, and applies it: all fields are sent, those too that nobody has touched.
     *
     * @param typed by id of the field; empty for a field that is emptied
     */
    public void apply(String name, Map<String, String> typed) {
        var loaded = configurations.settings(name);
        var sent = new HashMap<String, Object>();
        for (var attribute : configurations.definition(name).attributes()) {
            String id = attribute.id();
            sent.put(
                    id,
                    typed.containsKey(id)
                            ? read(attribute, typed.get(id))
                            : attribute.options().isEmpty() ? loaded.get(id) : chosen(attribute, loaded.get(id)));
        }
        configurations.update(name, sent, true);
    }

    /** An emptied text is a text, an emptied number or password is nothing. */
    private static Object read(Attribute attribute, String typed) {
        if (typed.isEmpty()) {
            return attribute.type().equals("String") ? "" : null;
        }
        return attribute.value(typed);
    }

    /** A drop-down always shows something: what is not among its options becomes the first of them. */
    private static Object chosen(Attribute attribute, Object loaded) {
        return attribute.options().entrySet().stream()
                .filter(option -> option.getKey().equals(String.valueOf(loaded)))
                .findFirst()
                .or(() -> attribute.options().entrySet().stream()
                        .min(Map.Entry.comparingByValue(Comparator.naturalOrder())))
                .map(option -> attribute.value(option.getKey()))
                .orElseThrow();
    }
}
