// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What makes °C, Pa and relative humidity of a chip's raw values; named as in datasheet BST-BME680-DS001, "Compensation".
 * In doubles on purpose: the datasheet's 32-bit pressure overflows above 1065 hPa.
 */
record Calibration(
        int t1,
        int t2,
        int t3,
        int p1,
        int p2,
        int p3,
        int p4,
        int p5,
        int p6,
        int p7,
        int p8,
        int p9,
        int p10,
        Humidity humidity) {

    /** @param registers 8A to A0, E1 to EE, 00 to 04, one after the other */
    static Calibration of(byte[] registers) {
        var trim = ByteBuffer.wrap(registers).order(ByteOrder.LITTLE_ENDIAN);
        return new Calibration(
                trim.getShort(31) & 0xFFFF,
                trim.getShort(0),
                trim.get(2),
                trim.getShort(4) & 0xFFFF,
                trim.getShort(6),
                trim.get(8),
                trim.getShort(10),
                trim.getShort(12),
                trim.get(15), // P6 stands behind P7
                trim.get(14),
                trim.getShort(18),
                trim.getShort(20),
                trim.get(22) & 0xFF,
                Humidity.of(trim));
    }

    /** Whether it is more than the zeros or ones of a chip that is not up, or gone. */
    boolean isThere() {
        return t1 != 0 && t1 != 0xFFFF && p1 != 0 && p1 != 0xFFFF && humidity.isThere();
    }

    /**
     * The temperature as the other two need it, 5120 per °C.
     *
     * @param raw 20 bits
     */
    double fineTemperature(int raw) {
        double a = raw / 16384.0 - t1 / 1024.0;
        double b = raw / 131072.0 - t1 / 8192.0;
        return a * t2 + b * b * t3 * 16;
    }

    /** °C of a fine temperature. */
    static double celsius(double fine) {
        return fine / 5120;
    }

    /**
     * Pa.
     *
     * @param raw 20 bits
     */
    double pascals(int raw, double fine) {
        double x = fine / 2 - 64000;
        double v = (x * x * p6 / 131072 + 2 * x * p5) / 4 + p4 * 65536.0;
        double u = (p3 * x * x / 16384 + p2 * x) / 524288;
        double p = (1048576 - raw - v / 4096) * 6250 / ((1 + u / 32768) * p1);
        double cube = Math.pow(p / 256, 3) * p10 / 131072;
        return p + (p9 * p * p / 0x1p31 + p * p8 / 32768 + cube + p7 * 128) / 16;
    }

    /**
     * 0 to 1.
     *
     * @param raw 16 bits
     */
    double relativeHumidity(int raw, double fine) {
        return humidity.percent(raw, celsius(fine)) / 100;
    }

    /** The part that only the humidity needs. */
    record Humidity(int h1, int h2, int h3, int h4, int h5, int h6, int h7) {

        private static Humidity of(ByteBuffer trim) {
            return new Humidity(
                    (trim.get(25) & 0xFF) << 4 | trim.get(24) & 0x0F,
                    (trim.get(23) & 0xFF) << 4 | (trim.get(24) & 0xFF) >> 4,
                    trim.get(26),
                    trim.get(27),
                    trim.get(28),
                    trim.get(29) & 0xFF,
                    trim.get(30));
        }

        private boolean isThere() {
            return h2 != 0 && h2 != 0xFFF;
        }

        private double percent(int raw, double celsius) {
            double a = raw - (h1 * 16 + h3 / 2.0 * celsius);
            double b = a * h2 / 262144 * (1 + h4 / 16384.0 * celsius + h5 / 1048576.0 * celsius * celsius);
            double percent = b + (h6 / 16384.0 + h7 / 2097152.0 * celsius) * b * b;
            return Math.max(0, Math.min(100, percent));
        }
    }
}
