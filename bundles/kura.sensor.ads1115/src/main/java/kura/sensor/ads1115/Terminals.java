// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import java.util.Locale;

/** Between which terminals a voltage is measured: one and ground, or two. In the order of the chip's multiplexer. */
enum Terminals {
    A0_A1,
    A0_A3,
    A1_A3,
    A2_A3,
    A0,
    A1,
    A2,
    A3,
    NONE;

    /** As settings and metrics call them, for example {@code a0-a1}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
