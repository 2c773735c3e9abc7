// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

/** The chips that speak like a Si7021. All measure alike; they differ in pace and in the last two bits of a code. */
enum Model {
    SI7021("Si7021", 23, 0xFFFF),
    SI7020("Si7020", 23, 0xFFFF),
    SI7013("Si7013", 23, 0xFFFF),
    SI70XX("Si70xx sample", 23, 0xFFFF),
    HTU21D("HTU21D", 29, 0xFFFC),
    SHT2X("SHT2x", 29, 0xFFFC);

    private final String title;
    private final int humidityMillis;
    private final int mask;

    Model(String title, int humidityMillis, int mask) {
        this.title = title;
        this.humidityMillis = humidityMillis;
        this.mask = mask;
    }

    /** @param snb3 the first byte of the second half of the electronic id; of a SHT2x it may be any */
    static Model of(int snb3) {
        return switch (snb3) {
            case 0x15 -> SI7021;
            case 0x14 -> SI7020;
            case 0x0D -> SI7013;
            case 0x00, 0xFF -> SI70XX;
            case 0x32 -> HTU21D;
            default -> SHT2X;
        };
    }

    /** How long it takes to convert humidity, at most. */
    int humidityMillis() {
        return humidityMillis;
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
