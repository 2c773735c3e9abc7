// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.linux.Patience;

/**
 * A bus by a name that stays when its number changes. Whenever the bus of the number was opened again, the number is looked
 * up again, too: by then it may belong to another adapter.
 */
final class NamedBus implements I2cBus {

    static final int MOST_LOOKS = 3;

    /** Looks for the bus. */
    interface Lookup {

        /** @param deadline when the call that this is a part of has to end */
        Found find(long deadline) throws BusException;
    }

    /** A bus, and how often it had been opened when it was the right one. */
    record Found(LinuxI2cBus bus, int opened) {}

    private final String name;
    private final Patience patience;
    private final Lookup lookup;
    private volatile Found found;

    /** Looks for it at once. */
    NamedBus(String name, Patience patience, Lookup lookup) throws BusException {
        this.name = name;
        this.patience = patience;
        this.lookup = lookup;
        this.found = lookup.find(patience.deadline());
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        long deadline = patience.deadline();
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Found here = found; // others may change it
            if (here == null) {
                here = lookup.find(deadline);
            }
            if (transfers(here, deadline, address, out, in)) {
                return;
            }
        }
        throw comesAndGoes(name);
    }

    static BusException comesAndGoes(String name) {
        return new BusException(Kind.ABSENT, 0, "the bus '" + name + "' comes and goes");
    }

    private boolean transfers(Found here, long deadline, int address, byte[] out, byte[] in) throws BusException {
        boolean right = true;
        try {
            right = here.bus.transfers(here.opened, deadline, address, out, in);
        } catch (BusException e) {
            right = e.kind() != Kind.ABSENT && e.kind() != Kind.STUCK;
            throw e;
        } finally {
            found = right ? here : null;
        }
        return right;
    }
}
