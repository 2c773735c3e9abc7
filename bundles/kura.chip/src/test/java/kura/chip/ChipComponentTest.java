// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.settings.Settings;
import kura.simulator.SimulatedBuses;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChipComponentTest {

    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final Measurement COLD = new Measurement(Quantity.TEMPERATURE, 4);
    private static final Measurement WET = new Measurement(Quantity.RELATIVE_HUMIDITY, 0.99);
    private static final Measurement CALM = new Measurement(Quantity.PRESSURE, 101_325);

    private final AtomicLong clock = new AtomicLong();
    private final SimulatedBuses buses = new SimulatedBuses(clock::get);
    private final Weather sensor = new Weather(clock::get);

    /** On either bus, with a chip that says what it is told to say. */
    private static final class Weather extends ChipComponent {

        private final Socket.I2cProbe onI2c = (bus, address) -> found();
        private final Socket.SpiProbe onSpi = bus -> found();
        private List<Measurement> air = List.of(COLD, WET, CALM);
        private IOException failure;
        private boolean fine = true;
        private int found;

        Weather(LongSupplier nanoTime) {
            super("weather", nanoTime);
        }

        @Override
        protected Socket socket(Settings settings) {
            return isSpi(settings.text("bus", "")) ? spi(settings, onSpi) : i2c(settings, 0x40, 0x40, 0x41, onI2c);
        }

        private Chip found() {
            found++;
            return new Chip() {
                @Override
                public List<Measurement> read() throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    return air;
                }

                @Override
                public boolean isNeverStill(Quantity quantity) {
                    return fine && quantity != Quantity.GAS_RESISTANCE;
                }
            };
        }
    }

    @BeforeEach
    void aFreshInstance() {
        sensor.setI2cBuses(buses);
        sensor.setSpiBuses(buses.spiBuses());
        sensor.configure(Map.of("bus", "1"));
    }

    @AfterEach
    void leaveTheChipToTheNext() {
        sensor.stop();
    }

    @Test
    void aChipThatHangsIsNotBelievedThoughItIsFoundAgain() throws IOException {
        hang();

        for (int i = 0; i < 1000; i++) {
            assertHangs();
        }
        assertThat(sensor.found).as("a reset may have helped").isEqualTo(1000);
    }

    @Test
    void aChipHangsThoughWhatIsNotLookedAtMoves() throws IOException {
        for (int i = 0; i < 360; i++) {
            sensor.air = List.of(COLD, new Measurement(Quantity.GAS_RESISTANCE, i + 1));
            reading();
        }

        assertHangs();
    }

    @Test
    void aChipThatFailsOtherwiseMeanwhileHangsNevertheless() throws IOException {
        for (int i = 0; i < 360; i++) {
            if (i % 100 == 50) {
                sensor.failure = new SensorException(Cause.NOT_ACKED, "gone for a moment");
                assertFails(Cause.NOT_ACKED, this::reading);
                sensor.failure = null;
            } else {
                reading();
            }
        }

        assertHangs();
    }

    @Test
    void aChipOfWhichOnlyAPartHangsVisiblyHangsAltogether() throws IOException {
        sensor.failure = new SensorException(Cause.NOT_READY, "no gas", sensor.air);
        for (int i = 0; i < 360; i++) {
            assertFails(Cause.NOT_READY, this::reading, COLD, WET, CALM);
        }

        assertHangs();
    }

    @Test
    void aChipThatMovesAgainIsBelieved() throws IOException {
        hang();
        assertHangs();

        sensor.air = List.of(COLD, WET, new Measurement(Quantity.PRESSURE, 101_325.01));
        assertThat(reading()).isEqualTo(sensor.air);
    }

    @Test
    void aCoarseChipMayRightlySayTheSameForEver() throws IOException {
        sensor.fine = false;
        hang();

        assertThat(reading()).hasSize(3);
    }

    @Test
    void theDriverOfTheOtherBusesMayComeAndGo() throws IOException {
        sensor.start();
        sensor.unsetSpiBuses(null);
        sensor.setSpiBuses(new SimulatedBuses().spiBuses());
        assertThat(sensor.read()).hasSize(3);

        sensor.configure(Map.of("bus", "0.0"));
        sensor.start();
        sensor.unsetI2cBuses(buses);
        assertThat(sensor.read()).hasSize(3);
        assertThat(sensor.found).isEqualTo(2);
    }

    @Test
    void itsOwnDriverMayNot() throws IOException {
        sensor.start();
        sensor.setI2cBuses(new SimulatedBuses());
        assertFails(Cause.NOT_READY, sensor::read);

        sensor.configure(Map.of("bus", "0.0"));
        sensor.start();
        sensor.setSpiBuses(new SimulatedBuses().spiBuses());
        assertFails(Cause.NOT_READY, sensor::read);
    }

    @Test
    void twoDoNotGetOneChipBecauseADriverOfOtherBusesCame() throws IOException {
        sensor.start();
        var second = new Weather(clock::get);
        second.setI2cBuses(buses);
        second.configure(Map.of("bus", "1"));

        assertFails(Cause.NOT_CONFIGURED, second::start);
        second.stop();
    }

    /** Who reads a sensor holds its monitor meanwhile. */
    @Test
    void newSettingsDoNotWaitForAReading() throws Exception {
        synchronized (sensor) {
            CompletableFuture.runAsync(() -> sensor.configure(Map.of("bus", "2")))
                    .get(30, TimeUnit.SECONDS);
        }

        assertThat(sensor.line()).isEqualTo("i2c-2");
    }

    @Test
    void aCorrectionToWhatCannotBeLeavesTheRest() throws IOException {
        sensor.configure(Map.of("bus", "1", "relative.humidity.offset", 0.12, "temperature.offset", -0.5));

        assertFails(Cause.IMPLAUSIBLE, this::reading, new Measurement(Quantity.TEMPERATURE, 3.5), CALM);
        assertThatThrownBy(this::reading)
                .hasMessage("relative_humidity_ratio is corrected to 1.1099999999999999, which cannot be: check factor "
                        + "and offset");
        assertThat(sensor.found).as("the chip is not to blame").isEqualTo(1);
    }

    @Test
    void aCorrectionToWhatCannotBeDoesNotHideAnotherFailure() {
        sensor.failure = new SensorException(Cause.NOT_READY, "no gas", sensor.air);
        sensor.configure(Map.of("bus", "1", "relative.humidity.scale", 10, "temperature.offset", -300));

        assertFails(Cause.NOT_READY, this::reading, CALM);
        assertThatThrownBy(this::reading)
                .hasMessage("no gas; temperature_celsius is corrected to -296.0; relative_humidity_ratio is corrected "
                        + "to 9.9, which cannot be: check factor and offset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "spi0.1", "spi-0.1", "spidev0.1", "/dev/spidev0.1"})
    void knowsAnSpiBusByAllItsNames(String bus) {
        sensor.configure(Map.of("bus", bus));

        assertThat(sensor.line()).isEqualTo("spi-0.1");
    }

    /** For as long as a good chip may say the same: it is believed each time. */
    private void hang() throws IOException {
        for (int i = 0; i < 360; i++) {
            reading();
        }
    }

    private List<Measurement> reading() throws IOException {
        clock.addAndGet(TEN_SECONDS);
        sensor.start();
        return sensor.read();
    }

    private void assertHangs() {
        assertThatThrownBy(this::reading)
                .hasMessage("the chip at i2c-1 0x40 has measured exactly the same for an hour: it hangs")
                .isInstanceOfSatisfying(SensorException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
                    assertThat(e.measured()).isEmpty();
                });
    }

    private static void assertFails(Cause cause, ThrowingCallable reading, Measurement... good) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(cause);
            assertThat(e.measured()).containsExactly(good);
        });
    }
}
