// SPDX-License-Identifier: EPL-2.0
/** How keys and certificates are kept up to date. Knows no HTTP and no OSGi. */
package kura.exporter.http.tls;
