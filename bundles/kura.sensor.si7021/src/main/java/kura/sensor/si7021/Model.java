// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

import java.util.Arrays;
import java.util.Optional;
import kura.chip.Crc8;

/** The chips that speak like a Si7021. All measure alike; they differ in pace and in the last two bits of a code. */
enum Model {
    SI7021("Si7021", 23, 11, 0xFFFF),
    SI7020("Si7020", 23, 11, 0xFFFF),
    SI7013("Si7013", 23, 11, 0xFFFF),
    SI70XX("Si70xx sample", 23, 11, 0xFFFF),
    HTU21D("HTU21D", 16, 50, 0xFFFC),
    SHT2X("SHT2x", 29, 85, 0xFFFC);

    private final String title;
    private final int humidityMillis;
    private final int temperatureMillis;
    private final int mask;

    Model(String title, int humidityMillis, int temperatureMillis, int mask) {
        this.title = title;
        this.humidityMillis = humidityMillis;
        this.temperatureMillis = temperatureMillis;
        this.mask = mask;
    }

    /**
     * Which one has this electronic id. The second CRC of a Si70xx covers all four bytes, that of the others only the last
     * two.
     *
     * @param id SNB3, SNB2, CRC, SNB1, SNB0, CRC
     * @return nothing if it is no electronic id
     */
    static Optional<Model> of(byte[] id) {
        boolean first = id[2] == Crc8.of(0, id[0], id[1]);
        boolean second = id[5] == Crc8.of(0, id[0], id[1], id[3], id[4]) || id[5] == Crc8.of(0, id[3], id[4]);
        boolean any = !Arrays.equals(id, new byte[6]);
        return first && second && any ? Optional.of(of(id[0] & 0xFF)) : Optional.empty();
    }

    private static Model of(int snb3) {
        return switch (snb3) {
            case 0x15 -> SI7021;
            case 0x14 -> SI7020;
            case 0x0D -> SI7013;
            case 0x00, 0xFF -> SI70XX;
            case 0x32 -> HTU21D;
            default -> SHT2X; // of which it may be any
        };
    }

    /** °C of 16 bits. */
    static double celsius(int code) {
        return -46.85 + 175.72 * code / 65536;
    }

    /** 0 to 1 of 16 bits: the chip itself goes a little beyond both ends. */
    static double relativeHumidity(int code) {
        return Math.max(0, Math.min(100, -6 + 125.0 * code / 65536)) / 100;
    }

    /** How long it takes to convert humidity, at most; a Si70xx converts temperature too then. */
    int humidityMillis() {
        return humidityMillis;
    }

    /** How long it takes to convert temperature, at most. */
    int temperatureMillis() {
        return temperatureMillis;
    }

    /** Which bits of a code count: on some the last two are a status. */
    int mask() {
        return mask;
    }

    @Override
    public String toString() {
        return title;
    }
}
