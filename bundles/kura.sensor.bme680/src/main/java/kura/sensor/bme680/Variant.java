// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

/** The two chips with this id: they differ in how they measure gas. Datasheets BST-BME680-DS001, BST-BME688-DS000. */
enum Variant {
    BME680(0x10, 13) {
        @Override
        double ohms(int code, int range, int rangeSwitchingError) {
            double step = (1340 + 5 * rangeSwitchingError) * (1 + PERCENT_1[range] / 100);
            return 1 / ((1 + PERCENT_2[range] / 100) * 1.25e-7 * (1 << range) * ((code - 512) / step + 1));
        }
    },
    BME688(0x20, 15) {
        @Override
        double ohms(int code, int range, int rangeSwitchingError) {
            return 1e6 * (262144 >> range) / (4096 + 3 * (code - 512));
        }
    };

    private static final double[] PERCENT_1 = {0, 0, 0, 0, 0, -1, 0, -0.8, 0, 0, -0.2, -0.5, 0, -1, 0, 0};
    private static final double[] PERCENT_2 = {0, 0, 0, 0, 0.1, 0.7, 0, -0.8, -0.1, 0, 0, 0, 0, 0, 0, 0};

    private final int runGas;
    private final int gasOffset;

    Variant(int runGas, int gasOffset) {
        this.runGas = runGas;
        this.gasOffset = gasOffset;
    }

    /** The bits of ctrl_gas_1 that let it measure gas. */
    int runGas() {
        return runGas;
    }

    /** Where in the field of data its gas stands. */
    int gasOffset() {
        return gasOffset;
    }

    /**
     * The resistance of the gas sensor in Ω.
     *
     * @param code 10 bits
     * @param range 0 to 15
     * @param rangeSwitchingError of the chip, 4 bits signed
     */
    abstract double ohms(int code, int range, int rangeSwitchingError);
}
