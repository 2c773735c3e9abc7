// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

/** The chip did not acknowledge its address or a byte: it is busy, resetting, or does not know the command. */
public final class Nack extends Exception {

    private static final long serialVersionUID = 1;
}
