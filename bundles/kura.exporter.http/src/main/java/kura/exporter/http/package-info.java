// SPDX-License-Identifier: EPL-2.0
/** The page that Prometheus scrapes, over HTTP. Knows the registry and its formats; no sensor, no bus. */
package kura.exporter.http;
