// SPDX-License-Identifier: EPL-2.0
/**
 * How exporters send to a server: where it is, who they are there, and one HTTP request after the other. Copied into each exporter's
 * bundle that sends; never a bundle of its own. Knows no metrics.
 */
package kura.remote;
