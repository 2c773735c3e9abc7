// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    @TempDir(factory = Scratch.class)
    Path folder;

    private final Heard heard = new Heard();

    private static StoreSettings bytes(int bytes) {
        return new StoreSettings(bytes, Duration.ofDays(7), Duration.ofHours(1), 64 << 20, 1 << 20, 2000);
    }

    @Test
    void whatIsOldestGoesWhenTheBytesAreFullAndTheCounterIsWhatIsMissing() throws IOException {
        var written = new ArrayList<String>();
        try (var store = Store.open(folder, bytes(200_000), heard)) {
            var ticks = new Ticks(100, 1);
            for (int i = 0; i < 3000; i++) {
                var tick = ticks.next();
                written.add(Ticks.text(tick));
                store.append(tick);
                if (i % 7 == 0) {
                    store.flush();
                    assertThat(store.state().bytes()).isLessThanOrEqualTo(200_000);
                }
            }
            store.flush();

            var got = Ticks.flat(Ticks.drain(store));
            assertThat(heard.dropped.get()).isPositive().isEqualTo((written.size() - got.size()) * 100L);
            assertThat(got).isEqualTo(written.subList(written.size() - got.size(), written.size()));
        }
    }

    @Test
    void aBatchThatSomebodyHasIsNotDropped() throws IOException {
        try (var store = Store.open(folder, bytes(100_000), heard)) {
            var ticks = new Ticks(100, 1);
            store.append(ticks.next());
            store.flush();
            var handed = store.oldest();
            long samples = 100;
            for (int i = 0; i < 2000; i++) {
                store.append(ticks.next());
                samples += 100;
                if (i % 10 == 0) {
                    store.flush();
                }
            }
            store.flush();

            assertThat(store.state().samples()).isEqualTo(samples - heard.dropped.get());
            assertThat(store.oldest()).isSameAs(handed);
            assertThat(Ticks.count(store)).isEqualTo(samples - heard.dropped.get());
        }
    }

    @Test
    void whatDoesNotFitIntoMemoryGoesOldestFirst() {
        var waiting = new Waiting(bytes(1 << 20));
        var ticks = new Ticks(1000, 1);
        long dropped = 0;
        for (int i = 0; i < 1000; i++) {
            dropped += waiting.add(ticks.next(), i);
        }

        assertThat(dropped).isBetween(480_000L, 490_000L).isEqualTo(1_000_000 - waiting.samples());
        assertThat(waiting.write(true, 0))
                .last()
                .extracting(entry -> entry.arrived)
                .isEqualTo(999L);
    }

    @Test
    void aClockThatJumpsIsNotBelievedForAnHour() {
        long day = TimeUnit.DAYS.toMillis(1);
        var clock = new SteadyClock(0, 0);

        assertThat(clock.isSteady(1000, HOUR / 3600)).isFalse();
        assertThat(clock.isSteady(3_600_000, HOUR)).isTrue();
        assertThat(clock.isSteady(3_660_000 + day, HOUR + HOUR / 60)).isFalse();
        assertThat(clock.isSteady(3_720_000, HOUR + HOUR / 30)).isFalse();
        assertThat(clock.isSteady(7_200_000, 2 * HOUR)).isFalse();
        assertThat(clock.isSteady(7_380_000, 2 * HOUR + HOUR / 20)).isTrue();
    }

    @Test
    void whatIsTooOldGoesAndTheCounterIsWhatIsMissing() throws IOException {
        var settings = new StoreSettings(1 << 20, Duration.ofHours(10), Duration.ofHours(1), 64 << 20, 4 << 10, 2000);
        var waiting = new Waiting(settings);
        var disk = new Disk(new Folder(folder), waiting, heard);
        var appender = new Appender(disk, waiting, settings);
        var backlog = new Backlog(disk, appender, waiting, heard);
        disk.enter();
        var ticks = new Ticks(100, 1);
        long start = ticks.next().millis();
        var limits = new Limits(settings, disk, appender, backlog, new SteadyClock(start, 0));
        long written = 0;
        for (int minute = 0; minute < 20 * 60; minute++) {
            var tick = ticks.next();
            waiting.add(ticks.at(start + minute * 60_000L, tick.values()), minute);
            written += 100;
            for (var entries = waiting.write(true, 0); !entries.isEmpty(); entries = waiting.write(true, 0)) {
                appender.write(entries, HOUR / 60 * minute);
            }
            long jump = minute == 300 ? TimeUnit.DAYS.toMillis(1) : 0;
            limits.sweep(start + minute * 60_000L + jump, HOUR / 60 * minute);
            assertThat(minute > 600 || heard.dropped.get() == 0).isTrue();
        }

        long left =
                disk.segments().stream().mapToLong(segment -> segment.waiting).sum();
        assertThat(heard.dropped).hasValue(written - left);
        assertThat(left).as("ten hours and a part of a file").isBetween(60_000L, 69_000L);
    }
}
