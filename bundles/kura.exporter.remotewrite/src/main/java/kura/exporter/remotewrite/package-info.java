// SPDX-License-Identifier: EPL-2.0
/** Sends the registry's metrics to receivers of Prometheus remote write; what they do not take now waits on disk. */
package kura.exporter.remotewrite;
