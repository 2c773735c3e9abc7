// SPDX-License-Identifier: EPL-2.0
/**
 * Where passwords, keys and certificates come from: Kura's services, or files. Copied into each bundle that needs some; never a
 * bundle of its own.
 */
package kura.secrets;
