// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31855;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.chip.Chip;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Maxim MAX31855 on SPI: °C of a thermocouple in steps of 0.25, and of itself, its cold junction, in steps of 0.0625. It
 * converts all the time and is only ever read. It takes the thermocouple's curve for a straight line, as its datasheet
 * (19-5793) says. Since it has no id, 0 °C at both ends cannot be told from nobody at all and is taken for that.
 */
final class Max31855 implements Chip {

    private static final SpiMode MODE = SpiMode.of(0, 1_000_000);
    private static final byte[] NOTHING = {};

    private static final int ALWAYS_ZERO = 1 << 17 | 1 << 3;
    private static final int FAULT = 1 << 16;
    private static final int SHORT_TO_SUPPLY = 1 << 2;
    private static final int SHORT_TO_GROUND = 1 << 1;
    private static final int OPEN = 1;
    private static final int FAULTS = SHORT_TO_SUPPLY | SHORT_TO_GROUND | OPEN;

    private final SpiBus bus;

    /** @throws SensorException if nobody answers, or another chip */
    Max31855(SpiBus bus) throws IOException {
        this.bus = bus;
        int bits = bits();
        if (isImpossible(bits)) {
            throw new SensorException(
                    Cause.WRONG_CHIP,
                    "no MAX31855 on SPI: it reads 0x%08x, with bits that it never sets".formatted(bits));
        }
    }

    @Override
    public List<Measurement> read() throws IOException {
        int bits = bits();
        if (isImpossible(bits)) {
            throw implausible("0x%08x arrived damaged".formatted(bits));
        }
        var coldJunction = temperature("cold_junction", coldJunction(bits), -55, 127);
        try {
            return List.of(thermocouple(bits), coldJunction);
        } catch (SensorException e) {
            throw new SensorException(e.reason(), e.getMessage(), List.of(coldJunction));
        }
    }

    /** °C of bits 31 to 18, signed. */
    static double thermocouple(short bits) {
        return (bits >> 2) * 0.25;
    }

    /** °C of bits 15 to 4, signed. */
    static double coldJunction(int bits) {
        return ((short) bits >> 4) * 0.0625;
    }

    private static Measurement thermocouple(int bits) throws SensorException {
        if (isFaulty(bits)) {
            throw implausible("the thermocouple " + fault(bits));
        }
        return temperature("thermocouple", thermocouple((short) (bits >> 16)), -270, 1800);
    }

    private static boolean isImpossible(int bits) {
        return (bits & ALWAYS_ZERO) != 0 || isFaulty(bits) != ((bits & FAULTS) != 0);
    }

    private static boolean isFaulty(int bits) {
        return (bits & FAULT) != 0;
    }

    private static String fault(int bits) {
        if ((bits & OPEN) != 0) {
            return "is open: broken, or not connected";
        }
        return (bits & SHORT_TO_GROUND) != 0 ? "is shorted to ground" : "is shorted to the supply";
    }

    private static Measurement temperature(String input, double celsius, double least, double most)
            throws SensorException {
        if (celsius < least || celsius > most) {
            throw implausible(input + " of " + celsius + " °C is out of its range");
        }
        return new Measurement(Quantity.TEMPERATURE, input, celsius);
    }

    private int bits() throws IOException {
        byte[] in = new byte[4];
        bus.transfer(MODE, NOTHING, in);
        int bits = ByteBuffer.wrap(in).getInt();
        if (bits == 0 || bits == -1) {
            throw new SensorException(Cause.NOT_ACKED, "no MAX31855 on SPI: all bits read " + (bits & 1));
        }
        return bits;
    }

    private static SensorException implausible(String seen) {
        return new SensorException(Cause.IMPLAUSIBLE, "MAX31855 on SPI: " + seen);
    }
}
