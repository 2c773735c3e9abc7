// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a BME280's converters say in a given air: the datasheet's compensation, backwards. °C, Pa, %. Datasheets
 * BST-BME280-DS002, BST-BMP280-DS001.
 */
final class Bme280Physics {

    private final ByteBuffer registers;

    /** @param registers all 256, of which the trim ones count */
    Bme280Physics(byte[] registers) {
        this.registers = ByteBuffer.wrap(registers).order(ByteOrder.LITTLE_ENDIAN);
    }

    int temperatureCode(double celsius) {
        return Codes.nearest(0, 0xFFFFF, code -> fine(code) / 5120, celsius);
    }

    int pressureCode(double pascals, int temperatureCode) {
        double fine = fine(temperatureCode);
        return Codes.nearest(0, 0xFFFFF, code -> pascals(code, fine), pascals);
    }

    int humidityCode(double percent, int temperatureCode) {
        double fine = fine(temperatureCode);
        return Codes.nearest(0, 0xFFFF, code -> percent(code, fine), percent);
    }

    private double fine(int code) {
        double offset = code / 131072.0 - u16(0x88) / 8192.0;
        return offset * 8 * s16(0x8A) + offset * offset * s16(0x8C);
    }

    private double pascals(int code, double fine) {
        double x = fine / 2 - 64000;
        double offset = (x * x * s16(0x98) / 32768 + 2 * x * s16(0x96)) / 4 + s16(0x94) * 65536.0;
        double slope = 1 + (s16(0x92) * x * x / 524288 + s16(0x90) * x) / 524288 / 32768;
        double p = (1048576 - code - offset / 4096) * 6250 / (slope * u16(0x8E));
        return p + (s16(0x9E) * p * p / 0x1p31 + p * s16(0x9C) / 32768 + s16(0x9A)) / 16;
    }

    private double percent(int code, double fine) {
        double warm = fine - 76800;
        int h4 = registers.get(0xE4) << 4 | registers.get(0xE5) & 0x0F;
        int h5 = registers.getShort(0xE5) >> 4;
        double dry = code - (h4 * 64 + h5 / 16384.0 * warm);
        double curve = 1 + registers.get(0xE7) / 0x1p26 * warm * (1 + u8(0xE3) / 0x1p26 * warm);
        double percent = dry * s16(0xE1) / 65536 * curve;
        return percent * (1 - u8(0xA1) * percent / 524288);
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
