// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** One series of a {@link StateSet}. All methods may be called from any thread; none waits. */
public final class StateSetDataPoint extends Series {

    private final String[] states; // sorted
    private final List<Part> parts;
    private final AtomicIntegerArray holds;

    StateSetDataPoint(Handle owner, String[] labelValues, String[] states, List<Part> parts) {
        super(owner, labelValues);
        this.states = states;
        this.parts = parts;
        holds = new AtomicIntegerArray(states.length);
    }

    /**
     * Says that a state holds.
     *
     * @throws IllegalArgumentException if there is no such state; the message says which there are
     */
    public void setTrue(String state) {
        holds.set(index(state), 1);
    }

    /**
     * Says that a state does not hold.
     *
     * @throws IllegalArgumentException if there is no such state; the message says which there are
     */
    public void setFalse(String state) {
        holds.set(index(state), 0);
    }

    /** As {@link #setTrue(String)}, by an enum's constant. */
    public void setTrue(Enum<?> state) {
        setTrue(state.name());
    }

    /** As {@link #setFalse(String)}, by an enum's constant. */
    public void setFalse(Enum<?> state) {
        setFalse(state.name());
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public void read(Snapshot into) {
        into.clear(states.length);
        for (int i = 0; i < states.length; i++) {
            into.set(i, holds.get(i));
        }
    }

    private int index(String state) {
        int index = Arrays.binarySearch(states, state);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no state '" + state + "'; allowed are " + Arrays.toString(states));
        }
        return index;
    }
}
