// SPDX-License-Identifier: EPL-2.0
/** How receivers want it: Prometheus remote write, in protocol buffers and Snappy. Knows no network. */
package kura.exporter.remotewrite.wire;
