// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import kura.settings.Settings;

/**
 * A register, or a part of one, as a channel.
 *
 * @param request what the device is asked
 * @param crc how the answer is checked; null for not at all
 * @param field where in the answer the number is
 * @param scale what value it is
 * @param writable whether it may be written
 * @param target what is written before a value, in hex
 */
public record RegisterChannel(Request request, Crc crc, Field field, Scale scale, boolean writable, String target) {

    /**
     * Reads the settings of a channel.
     *
     * @param address of the device on I²C; 0 on SPI
     * @param duplex whether the answer comes while the device is asked: SPI only
     */
    public static RegisterChannel of(Settings settings, int address, boolean duplex) {
        Field field = Field.of(settings);
        Crc crc = Crc.of(settings, field);
        int least = crc == null ? field.end() : Math.max(field.end(), crc.end() + 1);
        Request request = Request.of(settings, address, duplex, least);
        boolean writable = settings.flag("writable", false);
        String target = Hex.bytes(settings, "write.register");
        if (writable && (!request.trigger().isEmpty() || duplex || crc != null || field.offset() > 0)) {
            settings.refuse(
                    "setting writable is 'true', allowed is false for a channel with trigger.write, crc, byte.offset "
                            + "or full duplex");
        }
        return new RegisterChannel(
                request, crc, field, Scale.of(settings), writable, target.isEmpty() ? request.register() : target);
    }

    /** @throws IOException why the answer has no value */
    Number value(byte[] answer) throws IOException {
        if (crc != null) {
            crc.check(answer);
        }
        return scale.value(field.in(answer));
    }

    /** @throws IOException if it was not written */
    void write(Wire wire, double value) throws IOException {
        if (!writable) {
            throw new IOException("it can only be read: setting writable is 'false'");
        }
        double raw = scale.raw(value);
        long before = field.whole() ? 0 : field.raw(request.ask(wire));
        byte[] register = Request.bytes(target);
        byte[] number = field.bytes(raw, before);
        byte[] out = new byte[register.length + number.length];
        System.arraycopy(register, 0, out, 0, register.length);
        System.arraycopy(number, 0, out, register.length, number.length);
        wire.transfer(out, new byte[0]);
    }
}
