// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

/**
 * What receivers are told of a metric besides its numbers.
 *
 * @param name as in Prometheus text: of a counter with {@code _total}
 * @param type OpenMetrics' word: counter, gauge, histogram, summary, info, stateset or unknown
 * @param help one sentence; may be empty
 * @param unit empty for none
 */
public record Family(String name, String type, String help, String unit) {}
