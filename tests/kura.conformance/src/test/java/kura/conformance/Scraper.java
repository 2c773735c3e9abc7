// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;

/** Asks for a page again and again and checks each; what stays there must not become less. */
record Scraper(Page page, PageFormat format, BooleanSupplier goOn) implements Chores.Chore {

    @Override
    public void run() throws IOException {
        Map<String, Double> before = Map.of();
        while (goOn.getAsBoolean()) {
            var now = samples();
            before.forEach((series, value) -> {
                if (isCount(series)) {
                    TextCheck.require(now.containsKey(series), "gone", series);
                    TextCheck.require(now.get(series) >= value, "less than " + value + " before", series);
                }
            });
            before = now;
        }
    }

    private Map<String, Double> samples() throws IOException {
        var bytes = new ByteArrayOutputStream();
        page.write(bytes);
        return format == PageFormat.PROTOBUF
                ? MessageCheck.counts(bytes.toByteArray())
                : TextCheck.samples(bytes.toString(StandardCharsets.UTF_8));
    }

    private static boolean isCount(String series) {
        return series.startsWith("stays_") && series.matches(".*(_total|_count|_bucket)(\\{.*)?");
    }
}
