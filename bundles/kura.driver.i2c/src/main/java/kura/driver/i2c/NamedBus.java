// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;

/**
 * A bus by a name that stays when its number changes. Whenever the bus of the number was opened again, the number is looked
 * up again, too: by then it may belong to another adapter.
 */
final class NamedBus implements I2cBus {

    private static final int MOST_LOOKS = 3;

    /** Looks for the bus. */
    interface Lookup {
        Found find() throws BusException;
    }

    /** A bus, and how often it had been opened when it was the right one. */
    record Found(LinuxI2cBus bus, int opened) {}

    private final String name;
    private final Lookup lookup;
    private volatile Found found;

    /** Looks for it at once. */
    NamedBus(String name, Lookup lookup) throws BusException {
        this.name = name;
        this.lookup = lookup;
        this.found = lookup.find();
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Found here = found; // others may change it
            if (here == null) {
                here = lookup.find();
            }
            if (transfers(here, address, out, in)) {
                return;
            }
        }
        throw new BusException(Kind.ABSENT, 0, "the bus '" + name + "' comes and goes");
    }

    private boolean transfers(Found here, int address, byte[] out, byte[] in) throws BusException {
        boolean right = true;
        try {
            right = here.bus.transfers(here.opened, address, out, in);
        } catch (BusException e) {
            right = e.kind() != Kind.ABSENT && e.kind() != Kind.STUCK;
            throw e;
        } finally {
            found = right ? here : null;
        }
        return right;
    }
}
