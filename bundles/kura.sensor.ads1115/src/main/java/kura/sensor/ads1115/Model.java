// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import java.util.List;

/** The two chips: one converts finer, one faster. Datasheets SBAS444, SBAS473. */
enum Model {
    ADS1115(0xFFFF, List.of(8, 16, 32, 64, 128, 250, 475, 860)),
    ADS1015(0xFFF0, List.of(128, 250, 490, 920, 1600, 2400, 3300));

    private final int bits;
    private final List<Integer> rates;

    Model(int bits, List<Integer> rates) {
        this.bits = bits;
        this.rates = rates;
    }

    /** How many conversions a second it can do, in the order of the configuration's values. */
    List<Integer> rates() {
        return rates;
    }

    /** Whether a conversion's 16 bits can be its own: the unused ones are zero. */
    boolean canHave(int code) {
        return (code & ~bits) == 0;
    }

    /** Whether a conversion's 16 bits are at one of their ends: the voltage may be any beyond. */
    boolean isSaturated(int code) {
        return code == 0x8000 || code == (0x7FFF & bits);
    }
}
