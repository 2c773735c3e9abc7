// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page of text and finds whatever is torn, twice there, out of order or does not add up. */
final class TextCheck {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")((?:\\{" + LABEL + "(?:," + LABEL + ")*\\})?)"
            + " ((?:NaN|[-+]Inf|-?[0-9]+(?:\\.[0-9]+(?:E-?[0-9]+)?)?))");
    private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE|UNIT) (" + NAME + ") (.+)");
    private static final Pattern BOUND = Pattern.compile(",?le=\"([^\"]+)\"");
    private static final Pattern SUFFIX = Pattern.compile("(_total|_info|_bucket|_count|_sum)?");

    private final Map<String, Double> samples = new LinkedHashMap<>(); // by name and labels
    private final Map<String, Double> buckets = new HashMap<>(); // of each histogram the last one
    private final Map<String, Double> bounds = new HashMap<>();
    private String family = "";
    private String type = "";

    /** All samples of a page, by name and labels. */
    static Map<String, Double> samples(String page) {
        var check = new TextCheck();
        require(page.isEmpty() || page.endsWith("\n"), "torn at the end", page);
        page.lines().filter(line -> !line.equals("# EOF")).forEach(check::line);
        check.sums();
        return check.samples;
    }

    private void line(String line) {
        Matcher head = HEAD.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (head.matches()) {
            head(head);
        } else {
            require(sample.matches(), "torn", line);
            sample(sample, line);
        }
    }

    private void head(Matcher head) {
        String name = head.group(2).replaceFirst("(_total|_info)$", "");
        require(name.compareTo(family) >= 0, "family out of order", head.group());
        family = name;
        if (head.group(1).equals("TYPE")) {
            type = head.group(3);
        }
    }

    private void sample(Matcher sample, String line) {
        String name = sample.group(1);
        require(name.startsWith(family), "not of family " + family, line);
        require(SUFFIX.matcher(name.substring(family.length())).matches(), "not of family " + family, line);
        double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
        require(samples.put(name + sample.group(2), value) == null, "twice", line);
        if (type.equals("histogram") && name.endsWith("_bucket")) {
            bucket(sample.group(2), value, line);
        }
    }

    private void bucket(String labels, double value, String line) {
        Matcher found = BOUND.matcher(labels);
        require(found.find(), "no bound", line);
        double bound = Double.parseDouble(found.group(1).replace("Inf", "Infinity"));
        String series = (family + "_count" + found.replaceFirst("")).replace("{}", "");
        require(bounds.getOrDefault(series, Double.NEGATIVE_INFINITY) < bound, "bound out of order", line);
        require(buckets.getOrDefault(series, 0.0) <= value, "not cumulative", line);
        bounds.put(series, bound);
        buckets.put(series, value);
    }

    /** The last bucket is the count; and where all values are one half, the sum is half of it. */
    private void sums() {
        buckets.forEach((series, last) -> {
            require(bounds.get(series) == Double.POSITIVE_INFINITY, "no bucket for all", series);
            require(last.equals(samples.get(series)), "count is not the last bucket", series);
        });
        samples.forEach((series, count) -> {
            if (series.contains("halves_count")) {
                double sum = samples.get(series.replace("_count", "_sum"));
                require(sum == count / 2, "half of an observation: " + count + " values are together " + sum, series);
            }
        });
    }

    static void require(boolean met, String otherwise, String where) {
        if (!met) {
            throw new AssertionError(otherwise + ": " + where);
        }
    }
}
