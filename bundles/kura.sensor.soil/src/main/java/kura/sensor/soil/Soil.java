// SPDX-License-Identifier: EPL-2.0
package kura.sensor.soil;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Adafruit STEMMA soil sensor, product 4026, a seesaw on I²C: moisture as it counts it, about 200 dry and 2000 wet, and
 * °C, ±2. A question is written, and read some ms later, without a repeated start. Adafruit's seesaw reference; its
 * library masks the sign of the temperature away, this does not.
 */
final class Soil implements Chip {

    private static final byte[] HARDWARE = {0x00, 0x01};
    private static final byte[] VERSION = {0x00, 0x02};
    private static final byte[] TEMPERATURE = {0x00, 0x04};
    private static final byte[] MOISTURE = {0x0F, 0x10};

    private static final int PRODUCT = 4026;
    private static final int ANSWER_MILLIS = 5;
    private static final int TRIES = 4;
    private static final int MOST_MOISTURE = 4095; // more says that it was not ready

    private final I2cBus bus;
    private final int address;

    /** @throws SensorException if another chip answers, or a seesaw of another product */
    Soil(I2cBus bus, int address) throws IOException {
        this.bus = bus;
        this.address = address;
        int hardware = answer(HARDWARE, 1).get() & 0xFF;
        if (hardware != 0x55 && hardware != 0x46 && !(hardware >= 0x84 && hardware <= 0x89)) {
            throw wrongChip("hardware id is 0x%02x".formatted(hardware));
        }
        int product = answer(VERSION, 4).getShort() & 0xFFFF;
        if (product != PRODUCT) {
            throw wrongChip("it is a seesaw, but product " + product + " and not " + PRODUCT);
        }
    }

    @Override
    public int start() throws IOException {
        ask(MOISTURE);
        return ANSWER_MILLIS;
    }

    @Override
    public List<Measurement> read() throws IOException {
        var moisture = new Measurement(Quantity.SOIL_MOISTURE, moisture());
        double celsius = celsius(answer(TEMPERATURE, 4).getInt());
        if (celsius < -40 || celsius > 125 || celsius == celsius(-1)) {
            throw new SensorException(Cause.IMPLAUSIBLE, at() + "temperature of " + celsius + " °C", List.of(moisture));
        }
        return List.of(new Measurement(Quantity.TEMPERATURE, celsius), moisture);
    }

    /** °C of 30 bits, signed, 16 of them behind the point; the two above mean nothing. */
    static double celsius(int bits) {
        return (bits << 2 >> 2) / 65536.0;
    }

    private int moisture() throws IOException {
        int moisture = read(2).getShort() & 0xFFFF;
        for (int tries = 1; tries < TRIES && moisture > MOST_MOISTURE; tries++) {
            moisture = answer(MOISTURE, 2).getShort() & 0xFFFF;
        }
        if (moisture > MOST_MOISTURE) {
            throw new SensorException(Cause.NOT_READY, at() + "moisture still reads " + moisture);
        }
        return moisture;
    }

    private ByteBuffer answer(byte[] question, int length) throws IOException {
        ask(question);
        Pause.millis(ANSWER_MILLIS);
        return read(length);
    }

    private void ask(byte[] question) throws IOException {
        bus.transfer(address, question, new byte[0]);
    }

    /** While it is busy it may not acknowledge. */
    private ByteBuffer read(int length) throws IOException {
        byte[] in = new byte[length];
        for (int tries = 1; ; tries++) {
            try {
                bus.transfer(address, new byte[0], in);
                return ByteBuffer.wrap(in);
            } catch (BusException e) {
                if (tries == TRIES || e.kind() != BusException.Kind.NOT_ACKED) {
                    throw e;
                }
            }
            Pause.millis(ANSWER_MILLIS);
        }
    }

    private SensorException wrongChip(String seen) {
        return new SensorException(Cause.WRONG_CHIP, "no soil sensor at 0x%02x: %s".formatted(address, seen));
    }

    private String at() {
        return "soil sensor at 0x%02x: ".formatted(address);
    }
}
