// SPDX-License-Identifier: EPL-2.0
/** What drivers of buses do alike: call the system, wait for it, bear its moods. Copied into each; never a bundle of its own. */
package kura.linux;
