// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;

/** Keeps a store within bytes and age: what is oldest goes first, a file at a time. */
final class Limits {

    private final StoreSettings settings;
    private final Disk disk;
    private final Appender appender;
    private final Backlog backlog;
    private final SteadyClock clock;

    Limits(StoreSettings settings, Disk disk, Appender appender, Backlog backlog, SteadyClock clock) {
        this.settings = settings;
        this.disk = disk;
        this.appender = appender;
        this.backlog = backlog;
        this.clock = clock;
    }

    void sweep(long millis, long nanos) throws IOException {
        appender.sweep(nanos);
        for (var segment : disk.segments()) {
            if (segment.waiting == 0 && segment != appender.writing()) {
                disk.remove(segment);
            }
        }
        for (var segment : disk.segments()) {
            if (disk.bytes() > settings.maxBytes()) {
                drop(segment, Limit.BYTES);
            }
        }
        boolean steady = clock.isSteady(millis, nanos);
        for (var segment : disk.segments()) {
            if (steady
                    && backlog.knows(segment)
                    && segment.newestMillis < millis - settings.maxAge().toMillis()) {
                drop(segment, Limit.AGE);
            }
        }
    }

    private void drop(Segment segment, Limit why) throws IOException {
        if (segment == appender.writing()) {
            appender.seal();
        }
        if (backlog.knows(segment)) {
            disk.drop(segment, why);
        } else {
            segment.delete();
            disk.lost(segment, "could not be read and had to go: " + why.words());
        }
    }
}
