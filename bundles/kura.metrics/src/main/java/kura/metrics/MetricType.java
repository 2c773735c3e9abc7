// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

/** What kind of number a family holds. */
public enum MetricType {
    /** Only ever grows, from 0 at the start. */
    COUNTER,
    /** Goes up and down. */
    GAUGE
}
