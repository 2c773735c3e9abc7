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
                drop(segment, "more than %d bytes waited".formatted(settings.maxBytes()));
            }
        }
        boolean steady = clock.isSteady(millis, nanos);
        for (var segment : disk.segments()) {
            if (steady
                    && known(segment)
                    && segment.newestMillis < millis - settings.maxAge().toMillis()) {
                drop(segment, "they waited longer than " + settings.maxAge());
            }
        }
    }

    private boolean known(Segment segment) throws IOException {
        return segment.waiting != Segment.UNKNOWN || backlog.read(segment);
    }

    private void drop(Segment segment, String why) throws IOException {
        if (segment == appender.writing()) {
            appender.seal();
        }
        if (known(segment)) {
            disk.drop(segment, why);
        }
    }
}
