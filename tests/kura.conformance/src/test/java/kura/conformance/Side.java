// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

/** A registry in which metrics can be made: ours or the official one. */
interface Side {

    Live counter(Described metric);

    Live gauge(Described metric);

    Live callback(Described metric);

    Live histogram(Described metric, Kind.Histogram kind);

    Live summary(Described metric);

    Live info(Described metric);

    Live stateSet(Described metric, Kind.StateSet kind);

    Live untyped(Described metric);
}
