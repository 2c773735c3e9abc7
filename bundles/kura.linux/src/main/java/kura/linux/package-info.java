// SPDX-License-Identifier: EPL-2.0
/** How drivers call the system. Copied into each driver's bundle, which embeds JNA; never a bundle of its own. */
package kura.linux;
