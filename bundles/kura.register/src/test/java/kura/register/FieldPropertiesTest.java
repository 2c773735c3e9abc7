// SPDX-License-Identifier: EPL-2.0
package kura.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import kura.settings.Settings;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What holds for any number, any field of bits, and whatever somebody sets. */
class FieldPropertiesTest {

    @Property(tries = 200)
    void everyOrderIsItsOwnInverse(@ForAll Order order, @ForAll Type type, @ForAll long number) {
        Assume.that(order.fits(type.bytes()));

        byte[] bytes = order.bytes(number, type.bytes());

        assertThat(order.number(bytes, 0, type.bytes())).isEqualTo(number & type.all());
    }

    @Property(tries = 200)
    void aNumberIsWhatTheJdkReads(@ForAll @Size(8) byte[] bytes) throws Exception {
        var whole = new BigInteger(bytes);

        assertThat(plain(Type.S64, Order.ABCD).in(bytes).longValue()).isEqualTo(whole.longValue());
        assertThat(plain(Type.U64, Order.ABCD).in(bytes).toString()).isEqualTo(new BigInteger(1, bytes).toString());
        assertThat(plain(Type.S24, Order.ABCD).in(bytes).longValue())
                .isEqualTo(whole.shiftRight(40).longValue());
        assertThat(plain(Type.S16, Order.DCBA).in(bytes).longValue())
                .isEqualTo((short) (bytes[1] << 8 | bytes[0] & 0xFF));
    }

    @Property(tries = 200)
    void aFieldReadsWhatWasWrittenAndLeavesTheRest(
            @ForAll Type type, @ForAll long before, @ForAll long number, @ForAll @IntRange(max = 63) int shift)
            throws Exception {
        Assume.that(!type.floating() && shift < type.bits() && type.bits() < 64);
        long mask = type.all() >>> shift / 2 & type.all() << shift;
        int width = 64 - Long.numberOfLeadingZeros(mask) - shift;
        Assume.that(width > 0 && (mask >>> shift) == (-1L >>> 64 - width));
        var field = new Field(type, 0, Order.ABCD, mask, shift, type.signed() ? width : 0, Set.of());
        long fitting = type.signed() ? number >> 64 - width : number >>> 64 - width;

        byte[] written = field.bytes(fitting, before);

        assertThat(field.in(written).longValue()).isEqualTo(fitting);
        assertThat(field.raw(written) & ~mask).isEqualTo(before & type.all() & ~mask);
    }

    @Property(tries = 200)
    void aFloatingNumberIsItself(@ForAll float number, @ForAll Order order) throws Exception {
        var field = plain(Type.F32, order);

        assertThat(field.in(field.bytes(number, 0)).doubleValue()).isEqualTo(number);
    }

    @Property(tries = 200)
    void scalingIsUndone(@ForAll @IntRange(min = -32768, max = 32767) int raw) throws Exception {
        var scale = new Scale(0.0625, -45, -1e6, 1e6);

        assertThat(scale.raw(scale.value((long) raw).doubleValue())).isCloseTo(raw, within(1e-6));
    }

    @Property(tries = 200)
    void aChecksumSeesEveryBitThatFlips(@ForAll @Size(2) byte[] word, @ForAll @IntRange(max = 23) int bit)
            throws Exception {
        var crc = new Crc(0x31, 0xFF, 0, 2);
        var answer = new byte[] {word[0], word[1], checksum(crc, word)};
        crc.check(answer);

        answer[bit / 8] ^= (byte) (1 << bit % 8);

        assertThatIOException().isThrownBy(() -> crc.check(answer));
    }

    @Property(tries = 100)
    void whateverIsSetIsUnderstoodOrRefusedButNeverABug(
            @ForAll
                    Map<
                                    Key,
                                    @StringLength(max = 8)
                                    @Chars({'0', '1', '9', 'a', 'f', 'x', '-', '.', ',', ':', ' ', 'ä'}) String>
                            given,
            @ForAll boolean duplex) {
        var texts = new java.util.HashMap<String, Object>();
        given.forEach((key, value) ->
                texts.put(key.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'), value));

        assertThatCode(() -> RegisterChannel.of(Settings.of(texts), 0x48, duplex))
                .doesNotThrowAnyException();
    }

    /** The settings of a channel. */
    enum Key {
        TYPE,
        MASK,
        SHIFT,
        SIGN_BITS,
        BYTE_ORDER,
        BYTE_OFFSET,
        READ_LENGTH,
        REGISTER,
        TRIGGER_WRITE,
        TRIGGER_DELAY_MS,
        CRC,
        CRC_BYTES,
        INVALID_VALUES,
        SCALE,
        OFFSET,
        MIN,
        MAX,
        READY_REGISTER,
        READY_MASK,
        READY_VALUE,
        READY_TIMEOUT_MS,
        WRITABLE,
        WRITE_REGISTER
    }

    private static Field plain(Type type, Order order) {
        return new Field(type, 0, order, type.all(), 0, type.signed() && !type.floating() ? type.bits() : 0, Set.of());
    }

    private static byte checksum(Crc crc, byte[] word) {
        for (int i = 0; i < 256; i++) {
            try {
                crc.check(new byte[] {word[0], word[1], (byte) i});
                return (byte) i;
            } catch (java.io.IOException e) {
                // another one
            }
        }
        throw new AssertionError("no checksum fits");
    }
}
