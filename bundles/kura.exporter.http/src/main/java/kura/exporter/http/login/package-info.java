// SPDX-License-Identifier: EPL-2.0
/** Passwords and tokens that requests carry. Knows no metrics and no OSGi. */
package kura.exporter.http.login;
