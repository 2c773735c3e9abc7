// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import static kura.linux.Errno.EINVAL;
import static kura.linux.Errno.EMSGSIZE;

import java.util.Map;
import java.util.Set;
import kura.bus.BusException.Kind;
import kura.linux.Dialect;
import kura.linux.Dialect.Meaning;

/** What error numbers say about SPI, where an adapter can do this mode and speed, or cannot. */
final class SpiWords {

    static final Dialect SPI = new Dialect(
            "spi",
            "/dev/spidev",
            "is SPI enabled (Raspberry Pi: dtparam=spi=on in config.txt, and a dtoverlay like spi1-1cs for other buses),"
                    + " spidev loaded, the chip select free?",
            "the adapter hangs: unplug it, or restart the machine",
            Map.of(
                    EINVAL,
                    new Meaning(Kind.UNSUPPORTED, "the adapter cannot do this mode, speed or word length"),
                    EMSGSIZE,
                    new Meaning(
                            Kind.UNSUPPORTED,
                            "longer than the kernel's buffer; its size is in /sys/module/spidev/parameters/bufsiz, "
                                    + "and spidev.bufsiz=4096 on the kernel's command line sets it")),
            Set.of());

    private SpiWords() {}
}
