// SPDX-License-Identifier: EPL-2.0
/** Gives the registry to OSGi consumers, a handle each. */
package kura.metrics.component;
