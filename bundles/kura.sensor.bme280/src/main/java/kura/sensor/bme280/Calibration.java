// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What makes °C, Pa and relative humidity of a chip's raw values; named as in datasheet BST-BME280-DS002, "Compensation
 * formulas". In doubles. Bosch's own code in doubles has one factor too many in the humidity; the datasheet has not.
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
        Humidity humidity) {

    /**
     * Of a chip's registers.
     *
     * @param common 88 to 9F, and of a chip with humidity to A1
     * @param humidity E1 to E7, or nothing
     */
    static Calibration of(byte[] common, byte[] humidity) {
        var trim = ByteBuffer.wrap(common).order(ByteOrder.LITTLE_ENDIAN);
        return new Calibration(
                trim.getShort(0) & 0xFFFF,
                trim.getShort(2),
                trim.getShort(4),
                trim.getShort(6) & 0xFFFF,
                trim.getShort(8),
                trim.getShort(10),
                trim.getShort(12),
                trim.getShort(14),
                trim.getShort(16),
                trim.getShort(18),
                trim.getShort(20),
                trim.getShort(22),
                humidity.length == 0 ? null : Humidity.of(trim.get(25) & 0xFF, humidity));
    }

    /** Whether it is more than the zeros or ones of a chip that is not up, or gone. */
    boolean isThere() {
        return t1 != 0 && t1 != 0xFFFF && p1 != 0 && p1 != 0xFFFF && (humidity == null || humidity.isThere());
    }

    /**
     * The temperature as the other two need it, 5120 per °C.
     *
     * @param raw 20 bits
     */
    double fineTemperature(int raw) {
        double a = raw / 16384.0 - t1 / 1024.0;
        double b = raw / 131072.0 - t1 / 8192.0;
        return a * t2 + b * b * t3;
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
        double v = (x * x * p6 / 32768 + 2 * x * p5) / 4 + p4 * 65536.0;
        double u = (p3 * x * x / 524288 + p2 * x) / 524288;
        double p = (1048576 - raw - v / 4096) * 6250 / ((1 + u / 32768) * p1);
        return p + (p9 * p * p / 0x1p31 + p * p8 / 32768 + p7) / 16;
    }

    /**
     * 0 to 1.
     *
     * @param raw 16 bits
     */
    double relativeHumidity(int raw, double fine) {
        return humidity.percent(raw, fine - 76800) / 100;
    }

    /** The part that only the humidity needs. */
    record Humidity(int h1, int h2, int h3, int h4, int h5, int h6) {

        private static Humidity of(int h1, byte[] registers) {
            var trim = ByteBuffer.wrap(registers).order(ByteOrder.LITTLE_ENDIAN);
            return new Humidity(
                    h1,
                    trim.getShort(0),
                    trim.get(2) & 0xFF,
                    trim.get(3) << 4 | trim.get(4) & 0x0F,
                    trim.get(5) << 4 | (trim.get(4) & 0xFF) >> 4,
                    trim.get(6));
        }

        private boolean isThere() {
            return h2 != 0 && h2 != -1;
        }

        private double percent(int raw, double h) {
            double curve = 1 + h6 / 67108864.0 * h * (1 + h3 / 67108864.0 * h);
            double r = (raw - (h4 * 64.0 + h5 / 16384.0 * h)) * h2 / 65536 * curve;
            return Math.max(0, Math.min(100, r * (1 - h1 * r / 524288)));
        }
    }
}
