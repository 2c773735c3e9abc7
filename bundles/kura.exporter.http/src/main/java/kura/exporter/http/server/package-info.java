// SPDX-License-Identifier: EPL-2.0
/** HTTP with bounds on everything: connections, requests, time. Knows no metrics. */
package kura.exporter.http.server;
