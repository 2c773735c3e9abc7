// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what there is whenever somebody reads the registry: for numbers that somebody else keeps, whose names and labels are
 * not known before. One thread calls it at a time. It must not wait: who reads waits with it.
 */
@ConsumerType
@FunctionalInterface
public interface Collector {

    /**
     * Gives all series there are now. What is not given any more goes; what was given before an exception goes too.
     *
     * @param into takes the series; not to be kept
     */
    void collect(Collected into);
}
