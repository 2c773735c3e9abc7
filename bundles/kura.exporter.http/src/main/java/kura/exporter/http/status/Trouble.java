// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.Locale;

/** What a cause of failed readings means, and what to do about it. */
enum Trouble {
    ABSENT(
            "The bus is not there.",
            "Enable I²C or SPI on the gateway (on a Raspberry Pi: sudo raspi-config, Interface Options), and check the bus "
                    + "in the sensor's settings: 1 is /dev/i2c-1, 0.1 is /dev/spidev0.1."),
    BUSY(
            "A kernel driver owns the chip.",
            "Unload that driver, or take its overlay out of the device tree and restart the gateway."),
    NOT_ACKED("The chip does not answer.", "Check its wiring and power, and the address in the sensor's settings."),
    TIMEOUT(
            "The bus took too long.",
            "Check the pull-up resistors and the length of the cable; another device may hold the clock line."),
    STUCK(
            "A reading does not end, or the bus no longer moves.",
            "Switch the power of all devices on this bus off and on. If that does not help, restart the gateway."),
    PERMISSION(
            "The system does not let Kura open the bus.",
            "Run usermod -aG i2c,spi kurad and restart Kura; in a container, pass the device in."),
    UNSUPPORTED(
            "The bus or this system cannot do what the sensor needs.",
            "Connect the sensor to another bus; Kura's log says what is missing."),
    IO("The bus failed.", "Check the wiring; Kura's log has the system's words."),
    WRONG_CHIP(
            "Another chip answers at this address.",
            "Check the address in the sensor's settings, and that the sensor is of the type that is fitted."),
    CRC(
            "What the chip sends arrives damaged.",
            "Shorten the cable, keep it away from motors and mains, and check the pull-up resistors."),
    NOT_READY(
            "The chip had no finished measurement.",
            "If that stays, lengthen the sampling period, or switch the chip's power off and on."),
    IMPLAUSIBLE(
            "The chip answered with something that it cannot have measured.",
            "Check its power supply. If that stays, replace the chip."),
    NOT_CONFIGURED("No bus is set, or a setting is wrong.", "Open the sensor in Kura's console and correct that."),
    INTERNAL("The driver failed: a bug.", "Please report it, with the stack trace in Kura's log.");

    private final String words;
    private final String advice;

    Trouble(String words, String advice) {
        this.words = words;
        this.advice = advice;
    }

    /** What a cause means. Bundles of others may have causes of their own. */
    static String words(String cause) {
        Trouble known = of(cause);
        return known == null ? "Readings fail: " + cause + "." : known.words;
    }

    /** What to do next. */
    static String advice(String cause) {
        Trouble known = of(cause);
        return known == null ? "Kura's log says more." : known.advice;
    }

    String cause() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Trouble of(String cause) {
        for (Trouble each : values()) {
            if (each.cause().equals(cause)) {
                return each;
            }
        }
        return null;
    }
}
