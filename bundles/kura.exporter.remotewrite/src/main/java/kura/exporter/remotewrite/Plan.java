// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.time.Duration;
import kura.exporter.remotewrite.store.StoreSettings;
import kura.exporter.remotewrite.wire.Version;
import kura.remote.Remote;
import kura.settings.Settings;
import kura.view.View;

/**
 * What is sent where, and how.
 *
 * @param remote the receiver
 * @param view which metrics, and what they are called there
 * @param periodMillis from one sample of a series to the next
 * @param version of remote write
 * @param backlogRate samples a second at most of those that waited; 0 for as fast as it goes
 * @param queue how much may wait
 * @param synchronizedOnly whether nothing is stamped before a time server has set the clock
 */
record Plan(
        Remote remote,
        View view,
        long periodMillis,
        Version version,
        int backlogRate,
        StoreSettings queue,
        boolean synchronizedOnly) {

    private enum Trust {
        PLAUSIBLE,
        SYNCHRONIZED
    }

    /** As an operator set it; what is wrong is noted in the settings. */
    static Plan of(Settings settings, Remote remote) {
        return new Plan(
                remote,
                View.of(settings),
                Math.round(settings.number("period", RemoteWriteForm.PERIOD, 0.1, 3600) * 1000),
                settings.choice("version", Version.V1),
                settings.integer("backlog.rate", RemoteWriteForm.BACKLOG_RATE, 0, 1_000_000),
                StoreSettings.of(
                        settings.integer("queue.size", RemoteWriteForm.QUEUE_MEGABYTES, 1, 100_000) * 1_000_000L,
                        Duration.ofMinutes(
                                Math.round(settings.number("queue.age", RemoteWriteForm.QUEUE_HOURS, 0.1, 8760) * 60))),
                settings.choice("clock", Trust.PLAUSIBLE) == Trust.SYNCHRONIZED);
    }

    /** Whether another plan has the same series at the same moments. */
    boolean samplesLike(Plan other) {
        return other != null && view.equals(other.view) && periodMillis == other.periodMillis;
    }
}
