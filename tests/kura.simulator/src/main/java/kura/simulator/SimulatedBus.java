// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;

/** A bus on which chips are plugged in and out, and which can be made to fail. */
public final class SimulatedBus implements I2cBus {

    private final String name;
    private final Map<Integer, SimulatedChip> chips = new HashMap<>();
    private Kind fault;
    private Runnable event;
    private int untilEvent; // transfers

    /** @param name as messages give it, for example {@code 1} */
    public SimulatedBus(String name) {
        this.name = name;
    }

    /** Plugs a chip in, in place of the one that had this address. */
    public synchronized void attach(int address, SimulatedChip chip) {
        chips.put(address, chip);
    }

    /** Pulls the chip out; null if there is none. */
    public synchronized SimulatedChip detach(int address) {
        return chips.remove(address);
    }

    /** Lets every transfer fail this way until {@link #heal()}. */
    public synchronized void fail(Kind kind) {
        fault = kind;
    }

    /** Ends what {@link #fail} began. */
    public synchronized void heal() {
        fault = null;
    }

    /** Has something happen once, when so many transfers more are over and the next one begins. */
    public synchronized void after(int transfers, Runnable happening) {
        untilEvent = transfers;
        event = happening;
    }

    @Override
    public synchronized void transfer(int address, byte[] out, byte[] in) throws BusException {
        if (out.length == 0 && in.length == 0) {
            throw new IllegalArgumentException("nothing to write and nothing to read");
        }
        if (event != null && untilEvent-- == 0) {
            event.run();
            event = null;
        }
        if (fault != null) {
            throw failure(fault, address);
        }
        var chip = chips.get(address);
        if (chip == null) {
            throw failure(Kind.NOT_ACKED, address);
        }
        try {
            exchange(chip, out, in);
        } catch (Nack e) {
            throw failure(Kind.NOT_ACKED, address);
        }
    }

    private static void exchange(SimulatedChip chip, byte[] out, byte[] in) throws Nack {
        if (out.length > 0) {
            chip.write(out.clone());
        }
        if (in.length > 0) {
            chip.read(in);
        }
    }

    private BusException failure(Kind kind, int address) {
        return failure(kind, "bus %s, address 0x%02x".formatted(name, address));
    }

    static BusException failure(Kind kind, String place) {
        String seen = kind == Kind.NOT_ACKED
                ? "not acknowledged"
                : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new BusException(kind, errno(kind), place + ": " + seen);
    }

    /** What Linux says. */
    private static int errno(Kind kind) {
        return switch (kind) {
            case ABSENT -> 19; // ENODEV
            case BUSY -> 16; // EBUSY
            case NOT_ACKED -> 121; // EREMOTEIO
            case TIMEOUT, STUCK -> 110; // ETIMEDOUT
            case PERMISSION -> 13; // EACCES
            case UNSUPPORTED -> 95; // EOPNOTSUPP
            case IO -> 5; // EIO
        };
    }
}
