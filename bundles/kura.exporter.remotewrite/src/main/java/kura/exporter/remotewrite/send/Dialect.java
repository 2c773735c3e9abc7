// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import kura.exporter.remotewrite.wire.Version;

/** The version of remote write that a receiver is spoken to in: the one that is wanted until it turns out that it does not know it. */
final class Dialect {

    private final Observer observer;
    private volatile Version version;

    Dialect(Version wanted, Observer observer) {
        this.version = wanted;
        this.observer = observer;
    }

    Version version() {
        return version;
    }

    /** It took the same in 1.0. */
    void fallBack(String answer) {
        if (version != Version.V1) {
            version = Version.V1;
            observer.fellBack(answer);
        }
    }
}
