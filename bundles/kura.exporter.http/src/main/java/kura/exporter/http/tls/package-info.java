// SPDX-License-Identifier: EPL-2.0
/** Where keys and certificates come from, and how they are kept up to date. Knows no HTTP and no OSGi. */
package kura.exporter.http.tls;
