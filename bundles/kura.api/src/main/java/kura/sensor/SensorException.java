// SPDX-License-Identifier: EPL-2.0
package kura.sensor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A reading that failed, with a cause that can be counted. */
public final class SensorException extends IOException {

    private static final long serialVersionUID = 1;

    /** Why a reading failed; {@link #label()} is the value of the metrics' label {@code cause}. */
    public enum Cause {
        /** The bus is not there. */
        ABSENT,
        /** Somebody else owns the chip or the bus. */
        BUSY,
        /** The chip does not answer. */
        NOT_ACKED,
        /** Something took too long. */
        TIMEOUT,
        /** The bus no longer moves. */
        STUCK,
        /** The system refuses access. */
        PERMISSION,
        /** The bus or the platform cannot do what the sensor needs. */
        UNSUPPORTED,
        /** The bus or the file failed in another way. */
        IO,
        /** Another chip answers at this address. */
        WRONG_CHIP,
        /** The bytes arrived damaged. */
        CRC,
        /** The chip had no finished measurement when it should have. */
        NOT_READY,
        /** The chip answered with something that it cannot have measured. */
        IMPLAUSIBLE,
        /** Its settings do not say where it is. */
        NOT_CONFIGURED,
        /** The driver itself failed: a bug. */
        INTERNAL;

        /** In lower case, as a label value. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Cause reason;
    private final transient List<Measurement> measured;

    /**
     * @param reason why
     * @param message chip, bus, address and what was seen
     */
    public SensorException(Cause reason, String message) {
        this(reason, message, (Throwable) null);
    }

    /**
     * @param reason why
     * @param message chip, bus, address and what was seen
     * @param origin what the bus threw, or null
     */
    public SensorException(Cause reason, String message, Throwable origin) {
        super(message, origin);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.measured = List.of();
    }

    /**
     * A part of the reading failed.
     *
     * @param reason why
     * @param message chip, bus, address, which part and what was seen
     * @param measured what is good nevertheless
     */
    public SensorException(Cause reason, String message, List<Measurement> measured) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.measured = List.copyOf(measured);
    }

    /** Why. */
    public Cause reason() {
        return reason;
    }

    /** What is good nevertheless, most often nothing. */
    public List<Measurement> measured() {
        return measured == null ? List.of() : measured;
    }
}
