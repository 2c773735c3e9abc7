// SPDX-License-Identifier: EPL-2.0
/** Pushes the metrics to a Prometheus Pushgateway. Knows no sensor. */
package kura.exporter.pushgateway;
