// SPDX-License-Identifier: EPL-2.0
/** What people are told of sensors, and what is remembered for that. Knows what the registry holds; no sensor, no HTTP. */
package kura.exporter.http.status;
