// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

/** What a caller wants of a bus; in words, what it wanted. */
record Transfer(int bus, int address, byte[] out, byte[] in) {

    Transfer {
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("address is 0x%02x, allowed is 0x08 to 0x77".formatted(address));
        }
        if (out.length == 0 && in.length == 0) {
            throw new IllegalArgumentException("nothing to write and nothing to read");
        }
        if (Math.max(out.length, in.length) > I2cMemory.MOST_BYTES) {
            throw new IllegalArgumentException("write " + out.length + " read " + in.length + ", allowed is "
                    + I2cMemory.MOST_BYTES + " bytes each");
        }
    }

    @Override
    public String toString() {
        return place(bus, address) + ", write " + out.length + " read " + in.length;
    }

    /** An address of a bus, as people write it. */
    static String place(int bus, int address) {
        return "i2c-" + bus + (address < 0x10 ? " 0x0" : " 0x") + Integer.toHexString(address);
    }
}
