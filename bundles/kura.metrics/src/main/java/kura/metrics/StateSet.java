// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.List;

/** Which of a few states hold: each is 1 or 0. Without labels it is its own only series. */
public final class StateSet extends Metric<StateSetDataPoint> {

    private final String[] states;
    private final List<Part> parts;

    private StateSet(MetricFamily family, Handle handle, String[] states) {
        super(family, handle, StateSetDataPoint.class);
        this.states = states;
        this.parts = Arrays.stream(states).map(Part::state).toList();
    }

    /** Describes a set of states; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says that a state holds, whatever others do, in a set without labels. */
    public void setTrue(String state) {
        labelValues().setTrue(state);
    }

    /** Says that a state does not hold, in a set without labels. */
    public void setFalse(String state) {
        labelValues().setFalse(state);
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
    StateSetDataPoint dataPoint(Handle owner, String[] values) {
        return new StateSetDataPoint(owner, values, states, parts);
    }

    /** Describes a set of states step by step. */
    public static final class Builder extends MetricBuilder<Builder, StateSet> {

        private String[] states = {};

        private Builder() {
            super(MetricType.STATESET);
        }

        /** What can hold, any number of them at a time; at least one. */
        public Builder states(String... states) {
            this.states = Arrays.stream(states).sorted().distinct().toArray(String[]::new);
            return this;
        }

        /** The names of an enum's constants are the states. */
        public Builder states(Class<? extends Enum<?>> states) {
            return states(
                    Arrays.stream(states.getEnumConstants()).map(Enum::name).toArray(String[]::new));
        }

        @Override
        Object configuration() {
            return List.of(states);
        }

        @Override
        StateSet make(MetricFamily family, Handle handle) {
            if (states.length == 0) {
                throw new IllegalArgumentException(
                        "state set " + family.descriptor().name() + " has no states");
            }
            return new StateSet(family, handle, states);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
