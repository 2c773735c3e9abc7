// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a BME680's converters say in a given air: the datasheet's compensation, backwards. °C, Pa, %, Ω. Datasheets
 * BST-BME680-DS001, BST-BME688-DS000.
 */
final class Bme680Physics {

    private static final double[] GAS_PERCENT_1 = {0, 0, 0, 0, 0, -1, 0, -0.8, 0, 0, -0.2, -0.5, 0, -1, 0, 0};
    private static final double[] GAS_PERCENT_2 = {0, 0, 0, 0, 0.1, 0.7, 0, -0.8, -0.1, 0, 0, 0, 0, 0, 0, 0};

    /** A gas conversion: the range that fits best, and the code in it. */
    record Gas(int range, int code) {}

    private final ByteBuffer registers;
    private final boolean gasHigh;

    /**
     * @param registers all 256, of which the trim ones count
     * @param gasHigh whether it is a BME688
     */
    Bme680Physics(byte[] registers, boolean gasHigh) {
        this.registers = ByteBuffer.wrap(registers).order(ByteOrder.LITTLE_ENDIAN);
        this.gasHigh = gasHigh;
    }

    int temperatureCode(double celsius) {
        return Codes.nearest(0, 0xFFFFF, this::celsius, celsius);
    }

    int pressureCode(double pascals, int temperatureCode) {
        return Codes.nearest(0, 0xFFFFF, code -> pascals(code, temperatureCode), pascals);
    }

    int humidityCode(double percent, int temperatureCode) {
        double celsius = celsius(temperatureCode);
        int zero = (int) (h1() * 16 + s8(0xE4) / 2.0 * celsius);
        return Codes.nearest(zero, 0xFFFF, code -> percent(code, celsius), percent);
    }

    Gas gas(double ohms) {
        var best = new Gas(0, 0);
        for (int range = 0; range < 16; range++) {
            int fixed = range;
            var candidate = new Gas(range, Codes.nearest(0, 0x3FF, code -> ohms(fixed, code), ohms));
            if (Math.abs(ohms(range, candidate.code) - ohms) < Math.abs(ohms(best.range, best.code) - ohms)) {
                best = candidate;
            }
        }
        return best;
    }

    private double fine(int code) {
        double a = code / 16384.0 - u16(0xE9) / 1024.0;
        double b = code / 131072.0 - u16(0xE9) / 8192.0;
        return a * s16(0x8A) + b * b * s8(0x8C) * 16;
    }

    private double celsius(int code) {
        return fine(code) / 5120;
    }

    private double pascals(int code, int temperatureCode) {
        double x = fine(temperatureCode) / 2 - 64000;
        double v = (x * x * s8(0x99) / 131072 + 2 * x * s16(0x96)) / 4 + s16(0x94) * 65536.0;
        double u = (s8(0x92) * x * x / 16384 + s16(0x90) * x) / 524288;
        double p = (1048576 - code - v / 4096) * 6250 / ((1 + u / 32768) * u16(0x8E));
        double cube = Math.pow(p / 256, 3) * u8(0xA0) / 131072;
        return p + (s16(0x9E) * p * p / 0x1p31 + p * s16(0x9C) / 32768 + cube + s8(0x98) * 128) / 16;
    }

    private double percent(int code, double celsius) {
        double a = code - (h1() * 16 + s8(0xE4) / 2.0 * celsius);
        double slope = 1 + s8(0xE5) / 16384.0 * celsius + s8(0xE6) / 1048576.0 * celsius * celsius;
        double b = a * h2() / 262144 * slope;
        return b + (u8(0xE7) / 16384.0 + s8(0xE8) / 2097152.0 * celsius) * b * b;
    }

    private double ohms(int range, int code) {
        if (gasHigh) {
            return 1e6 * (262144 >> range) / (4096 + 3 * (code - 512));
        }
        double step = (1340 + 5 * (s8(0x04) >> 4)) * (1 + GAS_PERCENT_1[range] / 100);
        return 8e6 / ((1 + GAS_PERCENT_2[range] / 100) * (1 << range) * ((code - 512) / step + 1));
    }

    private int h1() {
        return u8(0xE3) << 4 | u8(0xE2) & 0x0F;
    }

    private int h2() {
        return u8(0xE1) << 4 | u8(0xE2) >> 4;
    }

    private int s8(int register) {
        return registers.get(register);
    }

    private int u8(int register) {
        return registers.get(register) & 0xFF;
    }

    private int s16(int register) {
        return registers.getShort(register);
    }

    private int u16(int register) {
        return registers.getShort(register) & 0xFFFF;
    }
}
