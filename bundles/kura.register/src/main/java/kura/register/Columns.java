// SPDX-License-Identifier: EPL-2.0
package kura.register;

import kura.channel.Table;

/**
 * What {@link RegisterChannel#of} reads, as columns of the channel table in Kura's console. Beside them are Kura's own, among
 * these a type, a scale and an offset of the channel.
 */
public final class Columns {

    private Columns() {}

    /** Adds them to those that say where the device is. */
    public static Table after(Table table) {
        return table.text(
                        "register",
                        "Register",
                        "Bytes that are written to be answered, in hex: 05, or 0x0102. Empty: none.")
                .choice(
                        "type",
                        "Number type",
                        "What the number is: u unsigned, s signed, f floating, and how many bits.",
                        "s16",
                        "u16",
                        "s8",
                        "u8",
                        "s24",
                        "u24",
                        "s32",
                        "u32",
                        "s64",
                        "u64",
                        "f32",
                        "f64")
                .number("scale", "Number scale", "The value is the number times this, plus Number offset. Empty: 1.")
                .number("offset", "Number offset", "Added after that. Empty: 0.")
                .text("mask", "Mask", "The bits of the number that are meant, in hex: 1fff. Empty: all.")
                .whole("shift", "Shift", "How many bits they are then moved to the right, 0 to 63. Empty: 0.")
                .whole(
                        "sign.bits",
                        "Sign bits",
                        "How many bits are left of which the highest is the sign; 0 without a sign. Empty: as type, mask and "
                                + "shift say.")
                .choice(
                        "byte.order",
                        "Byte order",
                        "abcd: highest first. dcba: lowest first.",
                        "abcd",
                        "dcba",
                        "badc",
                        "cdab")
                .whole("byte.offset", "Byte offset", "Where in the answer the number begins, 0 to 255. Empty: 0.")
                .whole(
                        "read.length",
                        "Read length",
                        "Bytes of the answer, 1 to 256. Channels with the same device, trigger, register and read length share "
                                + "one answer. Empty: as many as needed.")
                .text("trigger.write", "Trigger", "Bytes that are written before, in hex: 2400. Empty: none.")
                .whole(
                        "trigger.delay.ms",
                        "Trigger delay (ms)",
                        "What is waited after the trigger, 0 to 2000. Empty: 0.")
                .text(
                        "crc",
                        "Checksum",
                        "none, or crc8:polynomial:initial in hex: crc8:31:ff. It comes after what it is of.")
                .text(
                        "crc.bytes",
                        "Checksum of",
                        "First and last byte that the checksum is of: 0-5. Empty: the number.")
                .text(
                        "invalid.values",
                        "Invalid",
                        "Numbers that mean no value, in hex with commas: 8000,ffff. Empty: none.")
                .number("min", "Minimum", "A lower value is a failure, not a value. Empty: any is good.")
                .number("max", "Maximum", "A higher value is a failure, not a value. Empty: any is good.")
                .text(
                        "ready.register",
                        "Ready register",
                        "Read until the device is ready, in hex. Empty: a plain read.")
                .text(
                        "ready.mask",
                        "Ready mask",
                        "The bits of it that matter, in hex: 80 of one byte. Empty: no waiting.")
                .text(
                        "ready.value",
                        "Ready value",
                        "What these bits are when the device is ready, in hex. Empty: all set.")
                .whole("ready.timeout.ms", "Ready timeout (ms)", "When that fails, 1 to 2000. Empty: 50.")
                .choice(
                        "writable",
                        "Writable",
                        "Whether this channel may be written too. A wrong write can destroy a device, or settings of another.",
                        "false",
                        "true")
                .text(
                        "write.register",
                        "Write register",
                        "Bytes that are written before a value, in hex, where others than to read it. Empty: as Register.");
    }
}
