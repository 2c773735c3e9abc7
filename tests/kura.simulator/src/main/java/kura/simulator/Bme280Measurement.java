// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import kura.sensor.Quantity;

/** One forced measurement of a simulated BME280: how long it takes, and the 8 bytes that come out of it. */
final class Bme280Measurement {

    private static final int NOT_MEASURED = 0x80000;
    private static final int[] OVERSAMPLING = {0, 1, 2, 4, 8, 16, 16, 16};

    private final int osrsT;
    private final int osrsP;
    private final int osrsH;
    private final long began;

    /**
     * @param registers all 256, as they are when the measurement begins
     * @param began in ns
     */
    Bme280Measurement(byte[] registers, long began) {
        osrsT = OVERSAMPLING[registers[0xF4] >> 5 & 7];
        osrsP = OVERSAMPLING[registers[0xF4] >> 2 & 7];
        osrsH = OVERSAMPLING[registers[0xF2] & 7];
        this.began = began;
    }

    boolean isOver(long now) {
        return now - began >= 1000L * (1250 + 2300 * osrsT + micros(osrsP) + micros(osrsH));
    }

    private static int micros(int oversampling) {
        return oversampling == 0 ? 0 : 2300 * oversampling + 575;
    }

    /** Pressure, temperature, humidity. */
    byte[] data(Environment environment, Bme280Physics physics) {
        int temperature = physics.temperatureCode(environment.value(Quantity.TEMPERATURE));
        int pressure = physics.pressureCode(environment.value(Quantity.PRESSURE), temperature);
        int humidity = physics.humidityCode(100 * environment.value(Quantity.RELATIVE_HUMIDITY), temperature);
        var data = ByteBuffer.allocate(8);
        Codes.putInt20(data, 0, osrsP == 0 ? NOT_MEASURED : pressure);
        Codes.putInt20(data, 3, osrsT == 0 ? NOT_MEASURED : temperature);
        data.putShort(6, (short) (osrsH == 0 ? NOT_MEASURED >> 4 : humidity));
        return data.array();
    }
}
