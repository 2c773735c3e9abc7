// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import kura.settings.Settings;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.slf4j.Logger;

/** What a driver's channels are understood as, and the turns in which they are read. */
final class Channels<C> {

    /** Where a driver's channels are. */
    interface Connection<C> {
        /** @throws IOException why nothing can be read or written now, and what to do */
        Line<C> line() throws IOException;
    }

    private static final int MOST_SECONDS = 10;

    private final Function<Settings, C> understanding;
    private final Connection<C> connection;
    private final Logger log;
    private final Troubles troubles;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile String driver = "";

    Channels(Function<Settings, C> understanding, Connection<C> connection, Logger log) {
        this.understanding = understanding;
        this.connection = connection;
        this.log = log;
        this.troubles = new Troubles(log);
    }

    /** What messages shall call the driver. */
    void name(String driver) {
        this.driver = driver;
    }

    /** What the console leaves empty is an empty text, or is not there. */
    static Settings settings(Map<String, Object> channel) {
        var given = new HashMap<String, Object>(channel == null ? Map.of() : channel);
        given.values().removeIf(value -> value == null || value.toString().isBlank());
        return Settings.of(given);
    }

    Batch<C> batch(List<ChannelRecord> records) {
        return new Batch<>(this, records.stream().map(this::entry).toList());
    }

    private Batch.Entry<C> entry(ChannelRecord record) {
        try {
            var settings = settings(record.getChannelConfig());
            C channel = understanding.apply(settings);
            var refusals = new StringJoiner(". ");
            boolean good = settings.accepted("there is no value until that is corrected", refusals::add);
            return new Batch.Entry<>(record, good ? channel : null, refusals.toString());
        } catch (RuntimeException e) {
            log.warn("{}: a bug in reading the settings of {}", driver, record.getChannelName(), e);
            return new Batch.Entry<>(record, null, "a bug: " + e);
        }
    }

    /** Does something with the line when it is its turn, or says why not. */
    void use(Consumer<Line<C>> work, Consumer<String> failed) throws ConnectionException {
        try {
            if (!turn.tryLock(MOST_SECONDS, TimeUnit.SECONDS)) {
                failed.accept("other readings have not ended for " + MOST_SECONDS + " s");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.accept("interrupted while waiting for its turn");
            return;
        }
        try {
            work.accept(connection.line());
        } catch (IOException e) {
            failed.accept(words(e));
            throw new ConnectionException(driver + ": " + words(e), e);
        } catch (RuntimeException | Error e) { // an Error is most often of a bundle that was stopped
            log.warn("{}: a bug", driver, e);
            failed.accept("a bug: " + e);
        } finally {
            turn.unlock();
        }
    }

    /** Why something failed; some exceptions of the JDK have no message. */
    static String words(IOException why) {
        return Objects.toString(why.getMessage(), why.toString());
    }

    /** A channel was read or written; the words say why not. */
    void settled(ChannelRecord done, String words) {
        Object key = List.of(done.getChannelName(), Objects.requireNonNullElse(done.getChannelConfig(), Map.of()));
        troubles.settled(driver, done.getChannelName(), key, words);
    }
}
