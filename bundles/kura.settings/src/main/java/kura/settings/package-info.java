// SPDX-License-Identifier: EPL-2.0
/** How a component reads its settings. Copied into each bundle that has some; never a bundle of its own. */
package kura.settings;
