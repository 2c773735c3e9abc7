// SPDX-License-Identifier: EPL-2.0
/** What there is to say of the gateway itself. Knows where the kernel and the JVM keep it, no sensor and no page. */
package kura.source.gateway;
