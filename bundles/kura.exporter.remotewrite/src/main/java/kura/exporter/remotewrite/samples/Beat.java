// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

/** The moments at which samples are taken: one in every period, for ever at the same place in it. */
public final class Beat {

    private final long period;
    private final long offset;
    private long next;

    /**
     * @param period in milliseconds
     * @param place any number; gateways with different ones do not all send at once
     */
    public Beat(long period, long place) {
        this.period = period;
        this.offset = Math.floorMod(place, period);
    }

    /** How many milliseconds there are until the next moment, always one to a period. */
    public long await(long millis) {
        next = Math.floorDiv(millis - offset, period) * period + period + offset;
        return next - millis;
    }

    /** What samples that are taken now are stamped with: the moment itself where that is true to one percent of a period. */
    public long stamp(long millis) {
        return Math.abs(millis - next) * 100 <= period ? next : millis;
    }
}
