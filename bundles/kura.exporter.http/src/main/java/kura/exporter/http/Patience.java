// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.exporter.http.server.Exchange;

/** How long who asks is going to wait. */
final class Patience {

    private static final String TIMEOUT_HEADER = "X-Prometheus-Scrape-Timeout-Seconds";
    private static final double DEFAULT_SECONDS = 10;

    private Patience() {}

    /** In milliseconds from now, and a little less than that. */
    static long millis(Exchange exchange) {
        double seconds = DEFAULT_SECONDS;
        for (String header : exchange.headers(TIMEOUT_HEADER)) {
            try {
                double wanted = Double.parseDouble(header);
                seconds = Double.isFinite(wanted) ? Math.min(60, Math.max(0.1, wanted)) : seconds;
            } catch (NumberFormatException e) {
                // then the default stays
            }
        }
        return Math.max(0, (long) (seconds * 900) - exchange.ageMillis());
    }
}
