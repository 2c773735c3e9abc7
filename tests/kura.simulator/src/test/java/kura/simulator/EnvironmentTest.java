// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentTest {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);

    @ParameterizedTest
    @EnumSource
    void driftsWithoutJumps(Quantity quantity) {
        double[] minutes = everySecond(quantity, 1800).toArray();
        double range = DoubleStream.of(minutes).max().orElseThrow()
                - DoubleStream.of(minutes).min().orElseThrow();
        double largestStep = IntStream.range(1, minutes.length)
                .mapToDouble(i -> Math.abs(minutes[i] - minutes[i - 1]))
                .max()
                .orElseThrow();

        assertThat(largestStep).isPositive().isLessThan(range / 20);
    }

    @Test
    void staysWithinWhatTheChipsCanMeasure() {
        assertThat(everySecond(Quantity.TEMPERATURE, 7200)).allMatch(celsius -> celsius > 15 && celsius < 30);
        assertThat(everySecond(Quantity.RELATIVE_HUMIDITY, 7200)).allMatch(ratio -> ratio > 0.2 && ratio < 0.7);
        assertThat(everySecond(Quantity.PRESSURE, 7200)).allMatch(pascals -> pascals > 99_000 && pascals < 104_000);
        assertThat(everySecond(Quantity.GAS_RESISTANCE, 7200)).allMatch(ohms -> ohms > 50_000 && ohms < 200_000);
    }

    @Test
    void holdsAValueForATest() {
        environment.hold(Quantity.TEMPERATURE, -25);

        assertThat(everySecond(Quantity.TEMPERATURE, 60)).containsOnly(-25.0);
    }

    private DoubleStream everySecond(Quantity quantity, int seconds) {
        return IntStream.range(0, seconds).mapToDouble(second -> {
            clock.set(second * 1_000_000_000L);
            return environment.value(quantity);
        });
    }
}
