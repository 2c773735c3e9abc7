// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

/** What the web UI says of each of the four inputs. */
final class Texts {

    static final String TERMINALS = "Which voltage: of one terminal against ground, or of two against one another. The "
            + "metrics have it as the label input.";
    static final String RANGE = "The largest voltage to be measured, both ways; the smaller, the finer. A voltage "
            + "beyond it is reported as a failure.";
    static final String QUANTITY = "What the voltage means, once it is scaled.";
    static final String SIGNAL = "Voltage: scaled by the low and high end below. 4-20 mA: the current through a shunt; "
            + "4 mA is the low end, 20 mA the high end. Below 3.6 mA the wire is broken, above 21 mA the "
            + "transmitter failed: both are reported as a failure.";
    static final String SHUNT =
            "With 4-20 mA only: the resistor between the terminals, 1 to 1000. 150 make 3 V of 20 mA.";
    static final String LOW_VOLTS = "With Voltage only: the voltage at the low end, -6.144 to 6.144.";
    static final String LOW_VALUE = "What the low end means, in the unit of the quantity.";
    static final String HIGH_VOLTS = "With Voltage only: the voltage at the high end, -6.144 to 6.144. With a voltage "
            + "divider of 1 to 10: a low end of 0 V and 0, a high end of 1 V and 10.";
    static final String HIGH_VALUE = "What the high end means, in the unit of the quantity.";

    private Texts() {}
}
