// SPDX-License-Identifier: EPL-2.0
package kura.sensor.@chip@;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** A @CHIP@ on I²C: °C. Datasheet ... */
final class @Chip@ implements Chip {

    private static final byte[] ID = {0x0F};
    private static final byte[] TEMPERATURE = {0x00};
    private static final int ID_READS = 0x0117;
    private static final int CONVERSION_MILLIS = 16;

    private final I2cBus bus;
    private final int address;

    /** @throws SensorException if another chip answers */
    @Chip@(I2cBus bus, int address) throws IOException {
        this.bus = bus;
        this.address = address;
        int id = word(ID);
        if (id != ID_READS) {
            throw new SensorException(
                    Cause.WRONG_CHIP, "no @CHIP@ at 0x%02x: id is 0x%04x".formatted(address, id & 0xFFFF));
        }
    }

    @Override
    public int start() {
        return CONVERSION_MILLIS; // the sampler waits aside, for so many milliseconds
    }

    @Override
    public List<Measurement> read() throws IOException {
        return List.of(new Measurement(Quantity.TEMPERATURE, celsius(word(TEMPERATURE))));
    }

    /** °C of 16 bits. */
    static double celsius(int code) {
        return code * 0.0078125;
    }

    private int word(byte[] register) throws IOException {
        byte[] answer = new byte[2];
        bus.transfer(address, register, answer);
        return ByteBuffer.wrap(answer).getShort();
    }
}
