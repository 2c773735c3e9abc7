// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.Environment;
import kura.simulator.Playback;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedSi7021;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HTU21D and SHT2x, which are slower. */
class SiblingsTest {

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Si7021Component sensor = new Si7021Component();

    /** How one is simulated, and what it says on the wire, step by step. */
    private enum Sibling {
        HTU21D("HTU21D", 16, SimulatedSi7021::htu21d, "32 00 6B 48 54 04"),
        SHT2X("SHT2x", 29, SimulatedSi7021::sht2x, "7C 82 97 66 B4 74");

        private final String title;
        private final int millis;
        private final BiFunction<Environment, LongSupplier, SimulatedSi7021> simulation;
        private final List<String> reading;

        Sibling(
                String title,
                int millis,
                BiFunction<Environment, LongSupplier, SimulatedSi7021> simulation,
                String id) {
            this.title = title;
            this.millis = millis;
            this.simulation = simulation;
            this.reading = List.of(
                    "40: FC C9 >" + id,
                    "40: FE",
                    "40: E7 > 02",
                    "40: F5",
                    "40: > 7C 82 97",
                    "40: F3",
                    "40: > 66 B4 74");
        }

        private Playback until(int step, String last) {
            return new Playback(Stream.concat(reading.subList(0, step).stream(), Stream.of(last))
                    .toArray(String[]::new));
        }
    }

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("bus", "1"));
    }

    @AfterEach
    void leaveTheChipToTheNext() {
        sensor.stop();
    }

    @ParameterizedTest
    @EnumSource
    void giveTheAirBackToBothEnds(Sibling sibling) throws IOException {
        plugIn(sibling);

        for (double[] air : new double[][] {{-39.9, 0}, {-25.5, 0.8}, {-0.1, 0.05}, {124.9, 1}}) {
            buses.environment().hold(Quantity.TEMPERATURE, air[0]);
            buses.environment().hold(Quantity.RELATIVE_HUMIDITY, air[1]);
            var values = reading(sibling);
            assertThat(values.get(0).value()).isCloseTo(air[0], within(0.011));
            assertThat(values.get(1).value()).isCloseTo(air[1], within(0.0001));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areWaitedForIfSlowerThanAnnounced(Sibling sibling) throws IOException {
        plugIn(sibling);
        sensor.start();

        assertThat(sensor.read()).as("asked at once").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aLossOfPowerWhileOneMeasuresHumidityCostsOneReading(Sibling sibling) throws IOException {
        plugIn(sibling);
        sensor.start();
        plugIn(sibling);
        bench.skip(sibling.millis);

        assertFails(Cause.NOT_ACKED, sensor::read);
        assertThat(reading(sibling)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aLossOfPowerWhileOneMeasuresTemperatureCostsOneReading(Sibling sibling) throws IOException {
        var lost = new AtomicBoolean();
        I2cBus bus = (address, out, in) -> {
            buses.bus("1").transfer(address, out, in);
            if (out.length == 1 && out[0] == (byte) 0xF3 && !lost.getAndSet(true)) {
                plugIn(sibling);
            }
        };
        plugIn(sibling);
        sensor.setI2cBuses(name -> bus);

        assertFails(Cause.NOT_ACKED, () -> reading(sibling));
        assertThat(reading(sibling)).hasSize(2);
    }

    static Stream<Arguments> steps() {
        return Stream.of(Sibling.values())
                .flatMap(sibling -> IntStream.of(0, 1, 2, 3, 5).mapToObj(step -> Arguments.of(sibling, step)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void oneThatIsGoneIsNotAskedAnythingMore(Sibling sibling, int step) throws IOException {
        Playback.assertGoneAt(step, sibling.reading, bus -> readWhole(bus));
    }

    static Stream<Arguments> answers() {
        return Stream.of(Sibling.values())
                .flatMap(sibling -> IntStream.of(4, 6).mapToObj(step -> Arguments.of(sibling, step)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aConversionThatNeverEndsIsGivenUp(Sibling sibling, int step) {
        var playback = sibling.until(step, "40: F5"); // which is not reached
        var done = new int[1];
        I2cBus bus = (address, out, in) -> {
            if (done[0] == step) {
                throw new BusException(BusException.Kind.NOT_ACKED, 121, "not yet");
            }
            playback.transfer(address, out, in);
            done[0]++;
        };

        assertThatThrownBy(() -> readWhole(bus)).hasMessage("not yet");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatArrivesDamagedIsRefused(Sibling sibling, int step) {
        String good = sibling.reading.get(step);
        for (int wrong = 0; wrong < 3; wrong++) {
            int at = "40: > ".length() + 3 * wrong;
            String damaged = good.substring(0, at) + "00" + good.substring(at + 2);

            assertFails(
                    Cause.CRC,
                    sibling.title + " at 0x40: "
                            + damaged.substring("40: > ".length()).toLowerCase(Locale.ROOT)
                            + " arrived damaged: its CRC is wrong",
                    () -> readWhole(sibling.until(step, damaged)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTemperatureThatCannotBeIsRefused(Sibling sibling) {
        assertFails(
                Cause.IMPLAUSIBLE,
                sibling.title + " at 0x40: 128.85927490234374 °C is out of its range",
                () -> readWhole(sibling.until(6, "40: > FF FC 7E")));
        assertFails(
                Cause.IMPLAUSIBLE,
                sibling.title + " at 0x40: answers with nothing but zeros",
                () -> readWhole(sibling.until(6, "40: > 00 00 00")));
    }

    private void plugIn(Sibling sibling) {
        buses.bus("1").attach(0x40, sibling.simulation.apply(buses.environment(), bench.clock()));
    }

    private List<Measurement> reading(Sibling sibling) throws IOException {
        assertThat(sensor.start()).isEqualTo(sibling.millis);
        return bench.readAfter(sibling.millis, sensor);
    }

    private static void readWhole(I2cBus bus) throws IOException {
        var chip = new Si7021(bus, 0x40);
        chip.start();
        chip.finish();
    }
}
