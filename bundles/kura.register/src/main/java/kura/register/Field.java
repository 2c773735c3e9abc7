// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import kura.settings.Settings;

/**
 * Where in an answer a number is, and how it is coded.
 *
 * @param offset of its first byte
 * @param mask the bits that are meant, of the whole number
 * @param shift how far they are moved to the right then
 * @param sign how many bits are left of which the highest is the sign; 0 without a sign
 * @param invalid numbers, before all that, that mean that there is none
 */
record Field(Type type, int offset, Order order, long mask, int shift, int sign, Set<Long> invalid) {

    private static final double EXACT = 1L << 53; // beyond, a double does not know the last bits

    /** Settings {@code type}, {@code byte.offset}, {@code byte.order}, {@code mask}, {@code shift}, {@code sign.bits}. */
    static Field of(Settings settings) {
        Type type = settings.choice("type", Type.S16);
        Order order = settings.choice("byte.order", Order.ABCD);
        long mask = Hex.number(settings, "mask", type.all());
        int shift = settings.integer("shift", 0, 0, 63);
        int width = 64 - Long.numberOfLeadingZeros(mask) - shift;
        if (!order.fits(type.bytes())) {
            settings.refuse("setting byte.order is '" + order + "', allowed is abcd or dcba for type " + word(type));
        }
        if (width <= 0 || (mask & ~type.all()) != 0) {
            settings.refuse("settings mask and shift are 0x" + Long.toHexString(mask) + " and " + shift
                    + ", allowed is what leaves some of the " + type.bits() + " bits of type " + word(type));
        } else if (type.floating() && (mask != type.all() || shift != 0)) {
            settings.refuse("settings mask and shift are set, allowed is none for type " + word(type));
        }
        int signed = type.signed() && !type.floating() && width > 0 ? width : 0;
        int sign = settings.integer("sign.bits", signed, 0, 64);
        if (sign > width) {
            settings.refuse("setting sign.bits is " + sign + ", allowed is 0 to the " + width + " bits of the number");
        }
        return new Field(
                type,
                settings.integer("byte.offset", 0, 0, Request.MOST_BYTES - 1),
                order,
                type.floating() ? mask : mask & -1L << shift, // what is shifted away is not written either
                shift,
                sign,
                Hex.numbers(settings, "invalid.values"));
    }

    private static String word(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** After the last byte. */
    int end() {
        return offset + type.bytes();
    }

    /** Whether a writer need not know what was there. */
    boolean whole() {
        return mask == type.all();
    }

    /**
     * The number in an answer.
     *
     * @throws IOException if it means that there is none
     */
    Number in(byte[] answer) throws IOException {
        long raw = raw(answer);
        if (invalid.contains(raw)) {
            throw new IOException("the device has no value: it answers 0x" + Long.toHexString(raw)
                    + ", which invalid.values says is none");
        }
        if (type.floating()) {
            double number = type == Type.F32 ? Float.intBitsToFloat((int) raw) : Double.longBitsToDouble(raw);
            if (!Double.isFinite(number)) {
                throw new IOException("the device has no value: it answers " + number);
            }
            return number;
        }
        long bits = (raw & mask) >>> shift;
        if (sign > 0) {
            return bits << 64 - sign >> 64 - sign;
        }
        return bits < 0 ? new BigInteger(Long.toUnsignedString(bits)) : (Number) bits;
    }

    /** All bits of the number in an answer, whatever they mean. */
    long raw(byte[] answer) {
        return order.number(answer, offset, type.bytes());
    }

    /**
     * The bytes that put a number in place of another.
     *
     * @param before all bits of what is there
     * @throws IOException if it does not fit
     */
    byte[] bytes(double number, long before) throws IOException {
        if (type.floating()) {
            if (!Float.isFinite((float) number) && (type == Type.F32 || !Double.isFinite(number))) {
                throw new IOException(number + " does not fit into type " + word(type));
            }
            return order.bytes(
                    type == Type.F32 ? Float.floatToIntBits((float) number) : Double.doubleToLongBits(number),
                    type.bytes());
        }
        double rounded = Math.floor(number + 0.5);
        int bits = sign > 0 ? sign : 64 - Long.numberOfLeadingZeros(mask) - shift;
        double least = sign > 0 ? -Math.pow(2, bits - 1.0) : 0;
        double most = Math.pow(2, sign > 0 ? bits - 1.0 : Math.min(bits, 63)) - 1;
        if (Math.abs(rounded) > EXACT) {
            throw new IOException("%.0f is too large to be written exactly".formatted(rounded));
        }
        if (!(rounded >= least && rounded <= most)) {
            throw new IOException(
                    "%.0f does not fit into %d bits, allowed is %.0f to %.0f".formatted(rounded, bits, least, most));
        }
        return order.bytes(before & ~mask | (long) rounded << shift & mask, type.bytes());
    }
}
