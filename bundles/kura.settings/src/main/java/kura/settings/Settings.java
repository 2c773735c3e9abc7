// SPDX-License-Identifier: EPL-2.0
package kura.settings;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The settings a component was given, read tolerantly: a number may come as text, in hex too, or as another kind of number, an absent
 * one has its default. What cannot be understood is remembered, not thrown; {@link #accepted} tells.
 *
 * <p>Kura validates nothing, keeps what it was sent and calls with whatever it kept, so a component reads all its
 * settings first, asks whether they were accepted, and only then changes anything.
 */
public final class Settings {

    private final Map<String, ?> properties;
    private final Set<String> refusals; // a setting may be read twice
    private final boolean discreet;

    private Settings(Map<String, ?> properties, Set<String> refusals, boolean discreet) {
        this.properties = properties;
        this.refusals = refusals;
        this.discreet = discreet;
    }

    /** Of a component's configuration properties. */
    public static Settings of(Map<String, ?> properties) {
        return new Settings(properties, new LinkedHashSet<>(), false);
    }

    /** The same settings, which remember that something was not understood, but not what it was: a password, perhaps. */
    public Settings discreet() {
        return new Settings(properties, refusals, true);
    }

    /** A text without surrounding blanks; an empty one is a value like any other. */
    public String text(String key, String absent) {
        return text(key, absent, "a text", any -> true);
    }

    /**
     * A text that has to be of a certain form.
     *
     * @param allowed says in words what {@code valid} accepts
     */
    public String text(String key, String absent, String allowed, Predicate<String> valid) {
        Object value = properties.get(key);
        if (value == null) {
            return absent;
        }
        String text = value.toString().strip();
        if (value.getClass().isArray() || !valid.test(text)) {
            refuse(key, value, allowed);
            return absent;
        }
        return text;
    }

    /** A whole number. */
    public int integer(String key, int absent, int least, int most) {
        double number = number(key, absent, least, most, "a whole number from " + least + " to " + most, true);
        return (int) number;
    }

    /** A number. */
    public double number(String key, double absent, double least, double most) {
        return number(key, absent, least, most, "a number from " + least + " to " + most, false);
    }

    /** True or false, as a boolean or as text. */
    public boolean flag(String key, boolean absent) {
        return Boolean.parseBoolean(text(key, "" + absent, "true or false", text -> text.matches("(?i)true|false")));
    }

    /** One of an enum's constants, by its name in lower case with {@code -} for {@code _}. */
    public <E extends Enum<E>> E choice(String key, E absent) {
        var constants = absent.getDeclaringClass().getEnumConstants();
        String allowed = String.join(
                " or ", List.of(constants).stream().map(Settings::word).toList());
        String text = text(key, word(absent), allowed, given -> find(constants, given) != null);
        E found = find(constants, text);
        return found == null ? absent : found;
    }

    /** What Kura knows this component by: the name an operator gave the instance. Elsewhere, what OSGi knows it by. */
    public String pid(String absent) {
        for (String key : List.of("kura.service.pid", "service.pid")) {
            if (properties.get(key) instanceof String pid) {
                return pid;
            }
        }
        return absent;
    }

    /** Notes that something is wrong, in words of who read it: which setting, what is allowed. Of a password not what it was. */
    public void refuse(String words) {
        refusals.add(words);
    }

    /**
     * Whether all that was read so far was understood.
     *
     * @param otherwise what follows of it if not, for example: the settings in force stay
     * @param log gets one line for each setting that was not: which, what it was, what is allowed, what follows
     */
    public boolean accepted(String otherwise, Consumer<String> log) {
        refusals.forEach(refusal -> log.accept(refusal + "; " + otherwise));
        return refusals.isEmpty();
    }

    private double number(String key, double absent, double least, double most, String allowed, boolean whole) {
        Object value = properties.get(key);
        if (value == null) {
            return absent;
        }
        double number = parse(value);
        if (!(number >= least && number <= most) || whole && number != Math.rint(number)) {
            refuse(key, value, allowed);
            return absent;
        }
        return number;
    }

    private static double parse(Object value) {
        String text = value.toString().strip();
        try {
            return text.matches("0[xX]\\p{XDigit}{1,7}") ? Integer.decode(text) : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E find(E[] constants, String text) {
        for (E constant : constants) {
            if (word(constant).equalsIgnoreCase(text)) {
                return constant;
            }
        }
        return null;
    }

    private void refuse(String key, Object value, String allowed) {
        String shown = Arrays.deepToString(new Object[] {value});
        String what = discreet ? "not understood" : "'" + shown.substring(1, shown.length() - 1) + "'";
        refusals.add("setting " + key + " is " + what + ", allowed is " + allowed);
    }
}
