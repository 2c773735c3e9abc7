// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import kura.bus.BusException;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * A sensor's contact with its chip, which is looked for anew after every failure. It remembers what the chip said beyond
 * that: one that hangs is not believed because it was found again. One caller at a time.
 */
final class Contact {

    /** What is asked of a chip. */
    private interface Question<R> {
        R ask(Chip chip) throws IOException;
    }

    private final Claim claim;
    private final Frozen frozen;
    private volatile String remark = ""; // of the chip that was found last
    private List<Object> foundAt;
    private Chip chip;
    private Chip started; // the one that was told to measure

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    Contact(Sensor owner, LongSupplier nanoTime) {
        claim = new Claim(owner);
        frozen = new Frozen(nanoTime);
    }

    /** @param socket where the chip is; null if no settings were good yet */
    int start(Socket socket, Socket.Drivers drivers) throws IOException {
        int millis = ask(socket, drivers, Chip::start);
        started = chip;
        return millis;
    }

    /** @param socket where the chip is; null if no settings were good yet */
    int proceed(Socket socket, Socket.Drivers drivers) throws IOException {
        return ask(socket, drivers, found -> started(found).proceed());
    }

    /** @param socket where the chip is; null if no settings were good yet */
    List<Measurement> read(Socket socket, Socket.Drivers drivers) throws IOException {
        return ask(socket, drivers, found -> measured(started(found), socket.place()));
    }

    private Chip started(Chip found) throws SensorException {
        if (found != started) {
            throw new SensorException(Cause.NOT_READY, "the chip was found anew, and has not measured yet");
        }
        return found;
    }

    String remark() {
        return remark;
    }

    /** Lets others have the chip. It is not looked for any more. */
    void end() {
        claim.end();
    }

    private List<Measurement> measured(Chip chip, String place) throws IOException {
        List<Measurement> measured;
        try {
            measured = chip.finish();
        } catch (SensorException e) {
            refuseFrozen(chip, place, e.measured());
            throw e;
        }
        refuseFrozen(chip, place, measured);
        return measured;
    }

    private void refuseFrozen(Chip chip, String place, List<Measurement> measured) throws SensorException {
        List<Measurement> moving = measured.stream()
                .filter(each -> chip.isNeverStill(each.quantity()))
                .toList();
        if (!moving.isEmpty() && frozen.is(moving)) {
            throw new SensorException(
                    Cause.IMPLAUSIBLE, "the chip at " + place + " has measured exactly the same for an hour: it hangs");
        }
    }

    private <R> R ask(Socket socket, Socket.Drivers drivers, Question<R> question) throws IOException {
        boolean alive = false;
        try {
            R answer = question.ask(found(socket, drivers));
            alive = true;
            return answer;
        } catch (BusException e) {
            throw new SensorException(Cause.valueOf(e.kind().name()), e.getMessage(), e);
        } catch (SensorException e) {
            alive = !e.measured().isEmpty();
            throw e;
        } finally {
            if (!alive) {
                chip = null;
            }
        }
    }

    /** The chip, looked for anew where it was lost, its settings are others or its driver came or went. */
    private Chip found(Socket socket, Socket.Drivers all) throws IOException {
        if (socket == null) {
            throw new SensorException(Cause.NOT_CONFIGURED, "its settings are wrong");
        }
        Socket.Drivers drivers = socket.of(all);
        List<Object> at = List.of(socket, drivers);
        if (chip == null || !at.equals(foundAt)) {
            chip = null;
            claim.take(drivers, socket.place());
            chip = socket.find(drivers);
            remark = chip.remark();
            foundAt = at;
        }
        return chip;
    }
}
