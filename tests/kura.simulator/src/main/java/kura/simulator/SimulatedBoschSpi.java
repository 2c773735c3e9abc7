// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import kura.bus.SpiMode;

/** One of Bosch's chips on SPI: bit 7 of a register's number says that it is read, so 7 are left to tell which. */
public final class SimulatedBoschSpi implements SimulatedSpiChip {

    private static final int PAGE = 0x73;
    private static final int LOW_PAGE = 0x10;

    private final SimulatedChip chip;
    private final boolean paged;

    private SimulatedBoschSpi(SimulatedChip chip, boolean paged) {
        this.chip = chip;
        this.paged = paged;
    }

    /** Of a chip that has registers from 80 on only. */
    public static SimulatedBoschSpi of(SimulatedBme280 chip) {
        return new SimulatedBoschSpi(chip, false);
    }

    /** Of a chip that has two pages, and a bit in register 73, on both of them, that says which one it is. */
    public static SimulatedBoschSpi of(SimulatedBme680 chip) {
        return new SimulatedBoschSpi(chip, true);
    }

    @Override
    public byte[] exchange(SpiMode mode, byte[] out) {
        byte[] in = new byte[out.length];
        if (mode.mode() == 1 || mode.mode() == 2 || mode.hertz() > 10_000_000 || mode.bits() != 8) {
            return in;
        }
        try {
            if ((out[0] & 0x80) != 0) {
                byte[] values = values(register(out[0]), out.length - 1);
                System.arraycopy(values, 0, in, 1, values.length);
            } else {
                write(out);
            }
        } catch (Nack e) {
            return new byte[out.length]; // a chip that resets says nothing
        }
        return in;
    }

    private void write(byte[] pairs) throws Nack {
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            chip.write(new byte[] {register(pairs[i]), pairs[i + 1]});
        }
    }

    /** Its number on I²C. */
    private byte register(byte sent) throws Nack {
        if (paged && (sent & 0x7F) == PAGE) {
            return PAGE;
        }
        boolean low = paged && (values((byte) PAGE, 1)[0] & LOW_PAGE) != 0;
        return (byte) (low ? sent & 0x7F : sent | 0x80);
    }

    private byte[] values(byte first, int length) throws Nack {
        byte[] values = new byte[length];
        chip.write(new byte[] {first});
        chip.read(values);
        return values;
    }
}
