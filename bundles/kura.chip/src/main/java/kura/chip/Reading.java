// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.util.ArrayList;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** What comes of one reading, quantity by quantity: what is good is not lost where another one failed. */
public final class Reading {

    private final String chip;
    private final List<Measurement> measured = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Cause cause; // of the first failure

    /** @param chip for messages: which one, and where */
    public Reading(String chip) {
        this.chip = chip;
    }

    /**
     * Adds a value, if it is one that the chip can measure; else that is a failure.
     *
     * @return whether it is
     */
    public boolean add(Quantity quantity, double value, double least, double most) {
        boolean good = value >= least && value <= most; // no number is not
        if (good) {
            measured.add(new Measurement(quantity, value));
        } else {
            fail(Cause.IMPLAUSIBLE, "%s of %s is out of its range".formatted(quantity.metric(), value));
        }
        return good;
    }

    /**
     * A part of it failed.
     *
     * @param seen which part, and what was seen
     */
    public void fail(Cause cause, String seen) {
        this.cause = failures.isEmpty() ? cause : this.cause;
        failures.add(seen);
    }

    /**
     * All that was measured.
     *
     * @throws SensorException with what is good, if anything failed
     */
    public List<Measurement> measured() throws SensorException {
        if (!failures.isEmpty()) {
            throw new SensorException(cause, chip + ": " + String.join("; ", failures), measured);
        }
        return measured;
    }
}
