// SPDX-License-Identifier: EPL-2.0
package kura.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.simulator.Playback;
import kura.simulator.SimulatedBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of devices, how often, and what becomes of answers that are none. */
class RegistersTest {

    private static final String PLAIN = "address=0x48 register=00";

    @Test
    void aDeviceThatIsMissingCostsOnlyItsOwnChannels() {
        var bus = new Playback("48: 00 > !", "49: 00 > 00 07");

        assertThat(Recipe.read(on(bus), PLAIN, PLAIN + " type=u16", "address=0x49 register=00"))
                .containsExactly("address 0x48: not acknowledged", "address 0x48: not acknowledged", 7.0);
        bus.assertDone();
    }

    @Test
    void ofABusThatIsLostNothingMoreIsAsked() {
        var bus = new SimulatedBus("1");
        bus.fail(Kind.STUCK);

        assertThat(Recipe.read(Recipe.on(bus), PLAIN, "address=0x49 register=00"))
                .containsOnly("bus 1, address 0x48: stuck");
    }

    @Test
    void otherRequestsAreNotShared() {
        var bus = new Playback("48: 00 > 00 01", "48: 01 > 00 02", "48: 00 > 00 03 04");

        assertThat(Recipe.read(on(bus), PLAIN, "address=0x48 register=01", PLAIN + " read.length=3", PLAIN))
                .containsExactly(1.0, 2.0, 3.0, 1.0);
        bus.assertDone();
    }

    @Test
    void withoutARepeatedStartItIsTwoTransfers() {
        var bus = new Playback("36: 0F 10", "36: > 03 20");

        assertThat(Recipe.read(on(bus), "address=0x36 register=0F10 repeated.start=false"))
                .containsExactly(800.0);
        bus.assertDone();
    }

    @Test
    void theDeviceIsAskedUntilItIsReady() {
        var bus = new Playback("48: 01 C3 83", "48: 01 > 43 83", "48: 01 > C3 83", "48: 00 > 40 00");

        assertThat(Recipe.read(
                        on(bus),
                        PLAIN + " trigger.write=01C383 ready.register=01 ready.mask=8000 ready.timeout.ms=2000 "
                                + "scale=0.000125"))
                .containsExactly(2.048);
        bus.assertDone();
    }

    @Test
    void theMaskIsWrittenAsWideAsItsRegister() {
        var bus = new Playback("48: 06 > 80 00", "48: 06 > 00 08", "48: 00 > 40 00");

        assertThat(Recipe.read(on(bus), PLAIN + " ready.register=06 ready.mask=0008 ready.timeout.ms=2000"))
                .containsExactly(16384.0);
        bus.assertDone();
    }

    @Test
    void aDeviceThatTookAllItsTimeIsNotAskedForMore() {
        var asked = new AtomicInteger();
        I2cBus slow = (address, out, in) -> {
            if (address == 0x48) {
                asked.incrementAndGet();
                throw new BusException(Kind.TIMEOUT, 110, "too slow");
            }
        };

        assertThat(Recipe.read(Recipe.on(slow), PLAIN, "address=0x48 register=01", PLAIN.replace("48", "49")))
                .containsExactly("too slow", "too slow", 0.0);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aDeviceThatNeverIsReadyFails() {
        I2cBus never = (address, out, in) -> {};

        assertThat(Recipe.read(Recipe.on(never), PLAIN + " ready.register=01 ready.mask=80 ready.timeout.ms=5"))
                .containsExactly("the device was not ready within ready.timeout.ms, 5 ms: register 01 still reads 0x0");
    }

    @Test
    void aDeviceThatIsNotReadyIsNotWaitedForOnceMore() {
        var triggers = new AtomicInteger();
        I2cBus never = (address, out, in) -> triggers.addAndGet(out.length > 0 && out[0] == 0x55 ? 1 : 0);
        String waits = PLAIN + " trigger.write=55 ready.register=01 ready.mask=80 ready.timeout.ms=5";

        assertThat(Recipe.read(Recipe.on(never), waits, waits + " read.length=4", waits + " read.length=5", PLAIN))
                .endsWith(0.0)
                .filteredOn(each -> each.toString().contains("was not ready"))
                .hasSize(3);
        assertThat(triggers).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            invalid.values=8000,ffff; 48: 00 > 80 00; the device has no value: it answers 0x8000, which invalid.values says is none
            scale=0.1 max=85; 48: 00 > 03 E8; the device says 100.0, allowed is any to 85.0 (max)
            min=-5 max=5 offset=-300; 48: 00 > 00 00; the device says -300.0, allowed is -5.0 (min) to 5.0 (max)
            type=f32; 48: 00 > 7F C0 00 00; the device has no value: it answers NaN
            """)
    void whatCannotBeIsAFailure(String settings, String transaction, String words) {
        assertThat(Recipe.read(on(new Playback(transaction)), PLAIN + " " + settings))
                .containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            type=s16 scale=0.5; -12.5; 48: 00 FF E7
            type=u24 byte.order=dcba; 1.6; 48: 00 02 00 00
            type=f32; 1.5; 48: 00 3F C0 00 00
            write.register=80 type=u8; 255; 48: 80 FF
            """)
    void aWritableChannelIsWritten(String settings, double value, String transaction) throws Exception {
        var bus = new Playback(transaction);

        on(bus).write(Recipe.channel(PLAIN + " writable=true " + settings), value);

        bus.assertDone();
    }

    @Test
    void ofAPartOfARegisterTheRestStays() throws Exception {
        var bus = new Playback("48: 00 > A5 5A", "48: 00 A5 3A");

        on(bus).write(Recipe.channel(PLAIN + " writable=true type=u16 mask=0070 shift=4"), 3);

        bus.assertDone();
    }

    @Test
    void whatIsShiftedAwayStaysToo() throws Exception {
        var bus = new Playback("48: 00 > A7", "48: 00 37");

        on(bus).write(Recipe.channel(PLAIN + " writable=true type=u8 shift=4"), 3);

        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            type=u8 writable=true; 256; 256 does not fit into 8 bits, allowed is 0 to 255
            type=s8 writable=true; -129; -129 does not fit into 8 bits, allowed is -128 to 127
            type=u8 writable=true max=9; 10; the value is 10.0, allowed is any to 9.0 (max)
            type=f32 writable=true; 1e39; 1.0E39 does not fit into type f32
            type=s64 writable=true; 1e16; 10000000000000000 is too large to be written exactly
            type=u8; 1; it can only be read: setting writable is 'false'
            """)
    void whatMayNotBeWrittenIsNot(String settings, double value, String words) {
        assertThatThrownBy(() -> on(new Playback()).write(Recipe.channel(PLAIN + " " + settings), value))
                .hasMessage(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            type=u17; setting type is 'u17', allowed is s16 or u16 or
            shift=64; setting shift is '64', allowed is a whole number from 0 to 63
            mask=00ff shift=8; settings mask and shift are 0xff and 8, allowed is what leaves some of the 16 bits
            type=f32 shift=1; settings mask and shift are set, allowed is none for type f32
            type=u24 byte.order=badc; setting byte.order is 'BADC', allowed is abcd or dcba for type u24
            crc=crc16:8005; setting crc is 'crc16:8005', allowed is none or crc8:polynomial:initial
            crc.bytes=5-2; setting crc.bytes is '5-2', allowed is the first and the last byte
            type=u8 sign.bits=16; setting sign.bits is 16, allowed is 0 to the 8 bits of the number
            byte.offset=255; settings byte.offset and type need 257 bytes, allowed is at most 256
            register=000000000000000000000000000000000000000000000000000000000000000; setting register is
            register=5; setting register is '5', allowed is at most 32 bytes in hex of two digits each
            read.length=1; setting read.length is '1', allowed is a whole number from 2 to 256
            trigger.delay.ms=9999; setting trigger.delay.ms is '9999', allowed is a whole number from 0 to 2000
            ready.register=01; setting ready.mask is '0', allowed is the bits of ready.register that matter
            scale=0; setting scale is '0', allowed is any other number
            min=5 max=4; setting min is '5.0', allowed is less than max
            writable=yes; setting writable is 'yes', allowed is true or false
            writable=true trigger.write=20; setting writable is 'true', allowed is false for a channel with trigger.write
            """)
    void whatIsRefusedIsNamed(String recipe, String words) {
        var settings = Recipe.settings(recipe);
        RegisterChannel.of(settings, 0x48, false);

        assertThat(Recipe.refusals(settings)).hasSize(1);
        assertThat(Recipe.refusals(settings).get(0)).startsWith(words);
    }

    private static Registers on(Playback bus) {
        return Recipe.on((I2cBus) bus);
    }
}
