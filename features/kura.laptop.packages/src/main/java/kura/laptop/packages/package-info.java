// SPDX-License-Identifier: EPL-2.0
/** Deployment packages in the laptop gateway's web console, in the place of Kura's own page. Never shipped. */
package kura.laptop.packages;
