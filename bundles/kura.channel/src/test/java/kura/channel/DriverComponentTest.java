// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import kura.settings.Settings;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kura hears of a driver, whatever its line says. */
class DriverComponentTest {

    /** A channel is a number; 0 fails, 13 is a bug. */
    private static final class Echo extends DriverComponent<Integer> {

        private volatile Number factor = 1;
        private volatile boolean lost;
        private volatile CountDownLatch busy = new CountDownLatch(0);

        Echo() {
            super("echo", new Table().choice("number", "Number", "Comes back.", "1", "2"));
        }

        @Override
        protected Runnable driver(Settings settings) {
            int wanted = settings.integer("factor", 1, 1, 9);
            return () -> factor = wanted;
        }

        @Override
        protected Integer channel(Settings settings) {
            return settings.integer("number", 1, 0, 100);
        }

        @Override
        protected Line<Integer> line() throws IOException {
            if (lost) {
                throw new IOException("unplugged");
            }
            return channels -> {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return channels.stream().map(this::answer).toList();
            };
        }

        private Answer answer(int number) {
            if (number == 13) {
                throw new IllegalStateException("thirteen");
            }
            return number == 0 ? Answer.failed("is nothing") : Answer.of((long) number * factor.intValue(), 7);
        }
    }

    private final Echo echo = new Echo();

    @AfterEach
    void stop() {
        echo.stop();
    }

    @Test
    void eachRecordHasItsOwnValueOrItsOwnWords() throws Exception {
        echo.configure(Map.of("kura.service.pid", "plc"));
        var good = record("good", "5");
        var bad = record("bad", "0");
        var wrong = record("wrong", "five");
        var empty = record("empty", " ");

        echo.read(List.of(good, bad, wrong, empty));

        assertThat(good.getValue().getValue()).isEqualTo(5.0);
        assertThat(good.getTimestamp()).isEqualTo(7);
        assertThat(words(bad)).isEqualTo("channel bad: is nothing");
        assertThat(words(wrong))
                .isEqualTo("channel wrong: setting number is 'five', allowed is a whole number from 0 to 100; "
                        + "there is no value until that is corrected");
        assertThat(empty.getValue().getValue()).isEqualTo(1.0);
    }

    @Test
    void aPreparedReadingIsDoneAgainWithWhatIsInForceThen() throws Exception {
        echo.configure(Map.of());
        var prepared = echo.prepareRead(List.of(record("a", "5")));
        echo.configure(Map.of("factor", 3));
        prepared.execute();
        echo.configure(Map.of("factor", "many"));

        assertThat(prepared.execute().get(0).getValue().getValue()).isEqualTo(15.0);
    }

    @Test
    void whereNothingCanBeReadAllOfItFails() {
        var any = record("any", "5");
        echo.configure(Map.of("kura.service.pid", "plc", "factor", "many"));
        assertThatThrownBy(() -> echo.read(List.of(any)))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("plc: setting factor is 'many', allowed is a whole number from 1 to 9; "
                        + "no channel is read until that is corrected");

        echo.configure(Map.of("kura.service.pid", "plc"));
        echo.lost = true;
        assertThatThrownBy(() -> echo.read(List.of(any))).hasMessage("plc: unplugged");
        assertThat(words(any)).isEqualTo("channel any: unplugged");
    }

    @Test
    void aBugIsAFailureToo() throws Exception {
        echo.configure(Map.of());
        var any = record("any", "13");

        echo.read(List.of(any));

        assertThat(words(any)).startsWith("channel any: a bug: ");
    }

    @Test
    void whatCannotBeWrittenSaysSo() throws Exception {
        echo.configure(Map.of());
        var given = ChannelRecord.createWriteRecord("any", TypedValues.newTypedValue("x"));
        echo.write(List.of(given));
        assertThat(words(given)).isEqualTo("channel any: 'x' is no number");

        var number = ChannelRecord.createWriteRecord("any", TypedValues.newTypedValue(true));
        echo.write(List.of(number));
        assertThat(words(number)).isEqualTo("channel any: it can only be read");
    }

    @Test
    void stoppingEndsTheListeningEvenWhileReading() throws Exception {
        echo.configure(Map.of("kura.service.pid", "slow"));
        var heard = new CopyOnWriteArrayList<Object>();
        echo.busy = new CountDownLatch(1);
        echo.registerChannelListener(
                Map.of("+name", "a", "+value.type", "LONG", "number", "5", "listen.ms", "100"),
                event -> heard.add(event.getChannelRecord().getValue()));
        await().until(() -> threads() == 1);

        echo.stop();

        await().until(() -> threads() == 0);
        assertThatThrownBy(() -> echo.registerChannelListener(Map.of(), event -> {}))
                .isInstanceOf(ConnectionException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 2.5, 2.5",
        "FLOAT, 2.5, 2.5",
        "INTEGER, 2.5, 3",
        "LONG, -2.5, -3",
        "BOOLEAN, 0.1, true",
        "STRING, 2.5, 2.5"
    })
    void aValueIsOfTheTypeThatTheChannelHas(String type, double value, String shown) throws Exception {
        assertThat(Numbers.as(type, value)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"INTEGER, 3e9", "LONG, 1e30", "FLOAT, 1e300", "BYTE_ARRAY, 1"})
    void whatDoesNotFitIsAFailure(String type, double value) {
        assertThatThrownBy(() -> Numbers.as(type, value))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(type);
    }

    private static ChannelRecord record(String name, String number) {
        var made = ChannelRecord.createReadRecord(name, DataType.DOUBLE);
        made.setChannelConfig(Map.of("+name", name, "number", number));
        return made;
    }

    private static String words(ChannelRecord read) {
        assertThat(read.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.FAILURE);
        return read.getChannelStatus().getExceptionMessage();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kura-driver slow"))
                .count();
    }
}
