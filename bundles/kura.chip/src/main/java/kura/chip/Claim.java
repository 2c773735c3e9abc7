// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** A sensor's right to a chip: two that talk to the same one, in turns, disturb each other's measurements. */
final class Claim {

    /** Of this bundle's sensors: chips of other kinds tell each other apart by what answers. */
    private static final Map<Seat, Sensor> OWNERS = new ConcurrentHashMap<>();

    /** A place on the buses of certain drivers. */
    private record Seat(Socket.Drivers drivers, String place) {}

    private final Sensor owner;
    private Seat taken = new Seat(null, "");
    private boolean ended;

    Claim(Sensor owner) {
        this.owner = owner;
    }

    /** @throws SensorException if another sensor has the chip at this place, or this one has ended */
    synchronized void take(Socket.Drivers drivers, String place) throws SensorException {
        give();
        if (ended) {
            throw new SensorException(Cause.NOT_CONFIGURED, "it was removed");
        }
        if (place.isEmpty()) {
            return;
        }
        var wanted = new Seat(drivers, place);
        Sensor other = OWNERS.putIfAbsent(wanted, owner);
        if (other != null) {
            throw new SensorException(
                    Cause.NOT_CONFIGURED,
                    "the sensor " + other.name() + " reads the chip at " + place
                            + " already; delete one of the two, or change its bus or address");
        }
        taken = wanted;
    }

    /** Others may have it, for good: who reads this sensor may be about to ask it once more. */
    synchronized void end() {
        ended = true;
        give();
    }

    private void give() {
        OWNERS.remove(taken, owner);
    }
}
