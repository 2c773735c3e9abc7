// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

/**
 * The thermometers that speak like an LM75. All convert again and again; each is configured differently from how it wakes up,
 * so that a lost power supply shows.
 */
enum Model {
    LM75(0xFF80, 1, 0xE0, 0x00, 0x10, 0xFF, 300), // a fault queue of 4, which matters to its alarm only
    LM75A(0xFF80, 1, 0xE0, 0x00, 0x10, 0xFF, 300),
    LM75B(0xFFE0, 1, 0xE0, 0x00, 0x10, 0xFF, 110),
    TMP75(0xFFF0, 1, 0x00, 0x00, 0x60, 0x7F, 308), // 12 bits
    TMP105(0xFFF0, 1, 0x00, 0x00, 0x60, 0x7F, 308),
    TMP102(0xFFF0, 2, 0x600F, 0x6000, 0x60E0, 0x7FDF, 35), // 8 a second
    TMP112(0xFFF0, 2, 0x600F, 0x6000, 0x60E0, 0x7FDF, 35),
    TMP117(0xFFFF, 2, 0x0000, 0x0000, 0x0020, 0x0FFF, 140); // 8 a second, each of 8 conversions

    private final int temperatureBits;
    private final int configurationBytes;
    private final int reserved;
    private final int reservedValue;
    private final int configuration;
    private final int kept;
    private final int millis;

    Model(
            int temperatureBits,
            int configurationBytes,
            int reserved,
            int reservedValue,
            int configuration,
            int kept,
            int millis) {
        this.temperatureBits = temperatureBits;
        this.configurationBytes = configurationBytes;
        this.reserved = reserved;
        this.reservedValue = reservedValue;
        this.configuration = configuration;
        this.kept = kept;
        this.millis = millis;
    }

    /** How many bytes its configuration has. */
    int configurationBytes() {
        return configurationBytes;
    }

    /** What it is configured with. */
    int configuration() {
        return configuration;
    }

    /** Whether a configuration has the bits that nobody can change. */
    boolean canHave(int configuration) {
        return (configuration & reserved) == reservedValue;
    }

    /** Whether a configuration is the one that was written, but for the bits that change by themselves. */
    boolean isConfigured(int configuration) {
        return ((configuration ^ this.configuration) & kept) == 0;
    }

    /** How long the first conversion takes, at most. */
    int millis() {
        return millis;
    }

    /** The highest address it can have; the lowest is 0x48 with all. */
    int lastAddress() {
        return configurationBytes == 2 ? 0x4B : 0x4F;
    }

    /** °C of the temperature's 16 bits; those that it does not resolve do not count. */
    double celsius(int code) {
        return (short) (code & temperatureBits) / (this == TMP117 ? 128.0 : 256.0);
    }

    /** °C that it can measure, at most; at least it is −55 with all. */
    double most() {
        return this == TMP117 ? 150 : 128;
    }
}
