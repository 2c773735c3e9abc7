// SPDX-License-Identifier: EPL-2.0
/** What the components of all chips do alike. Copied into each chip's bundle; never a bundle of its own. */
package kura.chip;
