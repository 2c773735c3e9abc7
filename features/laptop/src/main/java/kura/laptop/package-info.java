// SPDX-License-Identifier: EPL-2.0
/** A gateway on a laptop: the runtime that Kura uses and the packages that ship, started from a command line. */
package kura.laptop;
