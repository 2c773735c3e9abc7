// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import org.junit.jupiter.api.Test;

class BenchTest {

    private final Bench bench = new Bench();

    /** Asks for 2 s, then for 3 s once more; tells how long it took, in seconds. */
    private final class Slow implements Sensor {

        private long began;
        private int steps;

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String line() {
            return "i2c-1";
        }

        @Override
        public int start() {
            began = now();
            steps = 0;
            return 2_000;
        }

        @Override
        public int proceed() {
            return steps++ == 0 ? 3_000 : 0;
        }

        @Override
        public List<Measurement> read() throws IOException {
            return List.of(
                    new Measurement(Quantity.VOLTAGE, 1), new Measurement(Quantity.LEVEL, (now() - began) / 1e9));
        }

        private long now() {
            return bench.clock().getAsLong();
        }
    }

    @Test
    void skipsEachTimeThatASensorAsksFor() throws IOException {
        var measured = bench.reading(new Slow());

        assertThat(Bench.value(Quantity.LEVEL, measured)).isBetween(5.0, 7.0);
        assertThatThrownBy(() -> Bench.value(Quantity.CURRENT, measured)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void tellsWhetherAndWhyAStepFailed() {
        var failure = new SensorException(Cause.CRC, "damaged");

        assertThat(Bench.assertFails(Cause.CRC, () -> fail(failure))).isSameAs(failure);
        assertThat(Bench.assertFails(Cause.CRC, "damaged", () -> fail(failure))).isSameAs(failure);
        assertThatThrownBy(() -> Bench.assertFails(Cause.CRC, "lost", () -> fail(failure)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected \"lost\", but got \"damaged\"");
        assertThatThrownBy(() -> Bench.assertFails(Cause.IO, () -> fail(failure)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected IO, but got CRC")
                .hasCause(failure);
        assertThatThrownBy(() -> Bench.assertFails(Cause.IO, () -> fail(new IOException("other"))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Bench.assertFails(Cause.IO, () -> {}))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected IO, but it did not fail");
    }

    @Test
    void aSensorThatDoesNotMissItsChipFails() {
        assertThatThrownBy(() -> bench.assertLoses(new Slow(), "1", 0x40)).isInstanceOf(AssertionError.class);
    }

    private static void fail(IOException failure) throws IOException {
        throw failure;
    }
}
