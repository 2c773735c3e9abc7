// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Whether the gateway's clock can be believed. Many have none that goes on without power: they begin at 1970 or at the last shutdown. */
public interface Clock {

    /** Before this was written nothing can have been measured with it. */
    Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    /** What systemd-timesyncd makes as soon as a time server has told it the time. */
    Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

    /** Now, in milliseconds since 1970. */
    long millis();

    /** Why that cannot be believed, in words; empty if it can be. */
    String doubt();

    /**
     * The system's clock.
     *
     * @param synchronizedOnly whether it is believed only after systemd-timesyncd has set it
     */
    static Clock system(boolean synchronizedOnly) {
        return new Clock() {
            @Override
            public long millis() {
                return System.currentTimeMillis();
            }

            @Override
            public String doubt() {
                if (millis() < EARLIEST.toEpochMilli()) {
                    return "the gateway's clock says " + Instant.ofEpochMilli(millis()) + ", which cannot be";
                }
                return synchronizedOnly && !Files.exists(SYNCHRONIZED)
                        ? "systemd-timesyncd has not set the gateway's clock yet"
                        : "";
            }
        };
    }
}
