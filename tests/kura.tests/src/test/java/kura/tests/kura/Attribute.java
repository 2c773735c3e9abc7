// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A field of a form, as Kura reads it.
 *
 * @param min as written; empty if there is none, as all texts here
 * @param options labels by value
 */
public record Attribute(
        String id,
        String type,
        String name,
        String description,
        int cardinality,
        boolean required,
        String defaultValue,
        String min,
        String max,
        Map<String, String> options) {

    private static final Map<String, Function<String, Object>> TYPES = Map.of(
            "String", text -> text,
            "Password", Password::new,
            "Integer", Integer::valueOf,
            "Long", Long::valueOf,
            "Double", Double::valueOf,
            "Float", Float::valueOf,
            "Short", Short::valueOf,
            "Byte", Byte::valueOf,
            "Boolean", Boolean::valueOf,
            "Char", text -> text.charAt(0));
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    static Attribute of(Element ad) {
        var options = new LinkedHashMap<String, String>();
        var elements = ad.getElementsByTagName("Option");
        for (int i = 0; i < elements.getLength(); i++) {
            var option = (Element) elements.item(i);
            options.put(option.getAttribute("value"), option.getAttribute("label"));
        }
        String cardinality = ad.getAttribute("cardinality");
        return new Attribute(
                ad.getAttribute("id"),
                ad.getAttribute("type"),
                ad.getAttribute("name"),
                ad.getAttribute("description"),
                cardinality.isEmpty() ? 0 : Integer.parseInt(cardinality),
                !ad.getAttribute("required").equals("false"), // the console marks those with a star
                ad.getAttribute("default"),
                ad.getAttribute("min"),
                ad.getAttribute("max"),
                options);
    }

    /** Whether Kura knows its type; one that it does not know keeps it from reading the form at all. */
    public boolean isKnown() {
        return TYPES.containsKey(type);
    }

    public boolean isPassword() {
        return type.equals("Password");
    }

    public boolean isText() {
        return type.equals("String") && options.isEmpty();
    }

    public boolean isNumber() {
        return !isText() && !isPassword() && !type.equals("Boolean") && !type.equals("Char") && options.isEmpty();
    }

    /** The default as it is delivered; null if there is none. Of a single value only what is in front of a comma. */
    public Object absent() {
        return defaultValue.isEmpty() ? null : value(COMMA.split(defaultValue)[0].replace("\\", ""));
    }

    /** A text as a value of this type. */
    public Object value(String text) {
        return TYPES.get(type).apply(text);
    }
}
