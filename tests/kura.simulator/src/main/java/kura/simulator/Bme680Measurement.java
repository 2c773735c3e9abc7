// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import kura.sensor.Quantity;

/** One forced measurement of a simulated BME680: how long it takes, and the 17 bytes that come out of it. */
final class Bme680Measurement {

    private static final int NEW_DATA = 0x80;
    private static final int GAS_MEASURING = 0x40;
    private static final int MEASURING = 0x20;
    private static final int GAS_VALID = 0x20;
    private static final int HEATER_STABLE = 0x10;
    private static final int NOT_MEASURED = 0x80000;

    private static final int[] OVERSAMPLING = {0, 1, 2, 4, 8, 16, 16, 16};
    private static final int HEATS_UP_IN_MILLIS = 20;

    private final int osrsT;
    private final int osrsP;
    private final int osrsH;
    private final boolean gasHigh;
    private final boolean runsGas;
    private final int profile;
    private final boolean heats;
    private final int heaterMillis;
    private final long began;

    /**
     * @param registers all 256, as they are when the measurement begins
     * @param gasHigh whether it is a BME688
     * @param began in ns
     */
    Bme680Measurement(byte[] registers, boolean gasHigh, long began) {
        osrsT = OVERSAMPLING[registers[0x74] >> 5 & 7];
        osrsP = OVERSAMPLING[registers[0x74] >> 2 & 7];
        osrsH = OVERSAMPLING[registers[0x72] & 7];
        this.gasHigh = gasHigh;
        runsGas = (registers[0x71] & (gasHigh ? 0x20 : 0x10)) != 0;
        profile = Math.min(registers[0x71] & 0x0F, 9);
        heats = (registers[0x70] & 0x08) == 0 && registers[0x5A + profile] != 0;
        heaterMillis = runsGas ? (registers[0x64 + profile] & 0x3F) << 2 * (registers[0x64 + profile] >> 6 & 3) : 0;
        this.began = began;
    }

    private long gasAfterNanos() {
        return 1000L * (1963 * (osrsT + osrsP + osrsH) + 477 * 4 + 477 * 5 + 1000);
    }

    boolean isOver(long now) {
        return now - began >= gasAfterNanos() + heaterMillis * 1_000_000L;
    }

    /** The first byte of the field while the measurement goes on. */
    byte status(long now) {
        return (byte) (MEASURING | (now - began >= gasAfterNanos() ? GAS_MEASURING : 0) | profile);
    }

    /** The field at the end. */
    byte[] field(Environment environment, Bme680Physics physics) {
        int temperature = physics.temperatureCode(environment.value(Quantity.TEMPERATURE));
        int pressure = physics.pressureCode(environment.value(Quantity.PRESSURE), temperature);
        int humidity = physics.humidityCode(100 * environment.value(Quantity.RELATIVE_HUMIDITY), temperature);
        var field = ByteBuffer.allocate(17);
        field.put(0, (byte) (NEW_DATA | profile));
        Codes.putInt20(field, 2, osrsP == 0 ? NOT_MEASURED : pressure);
        Codes.putInt20(field, 5, osrsT == 0 ? NOT_MEASURED : temperature);
        field.putShort(8, (short) (osrsH == 0 ? NOT_MEASURED >> 4 : humidity));
        if (runsGas) {
            var gas = physics.gas(environment.value(Quantity.GAS_RESISTANCE));
            int stable = heats && heaterMillis >= HEATS_UP_IN_MILLIS ? HEATER_STABLE : 0;
            field.putShort(gasHigh ? 15 : 13, (short) (gas.code() << 6 | GAS_VALID | stable | gas.range()));
        }
        return field.array();
    }
}
