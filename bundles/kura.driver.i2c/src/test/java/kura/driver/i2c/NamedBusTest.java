// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.linux.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buses by the adapter's name and by its place in the device tree. */
class NamedBusTest {

    @TempDir
    private Path directory;

    private final ScriptedKernel kernel = new ScriptedKernel(8, ScriptedKernel.RAW);
    private SysfsTree sysfs;
    private LinuxI2cBuses buses;

    @BeforeEach
    void plug() throws IOException {
        sysfs = new SysfsTree(directory.resolve("sys"));
        sysfs.plug(1, "bcm2835 (i2c@7e804000)", "/soc/i2c@7e804000");
        sysfs.plug(20, "fef04500.i2c", "/soc/i2c@7ef04500");
        sysfs.plug(5, "i2c-tiny-usb at bus 001 device 004", "");
        buses = new LinuxI2cBuses(() -> kernel, sysfs.root(), new Patience(5000, 9000, 30_000, 0));
    }

    @AfterEach
    void stop() {
        buses.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bcm2835 (i2c@7e804000)",
                "/soc/i2c@7e804000",
                "/proc/device-tree/soc/i2c@7e804000",
                "/sys/firmware/devicetree/base/soc/i2c@7e804000"
            })
    void findsABusByNameAndByPlace(String name) throws BusException {
        kernel.opened().then("61");

        assertThat(Hex.transfer(buses.named(name), "d0", 1)).isEqualTo("61");
        assertThat(kernel.asked).startsWith("open /dev/i2c-1");
    }

    @Test
    void saysWhatThereIsInsteadOfAnUnknownBus() {
        assertThatThrownBy(() -> buses.named("bcm2836")).hasMessage("""
                there is no bus 'bcm2836'; allowed is a number, an adapter's name or its path in the device tree:\s
                  1  bcm2835 (i2c@7e804000)  /soc/i2c@7e804000
                  5  i2c-tiny-usb at bus 001 device 004
                  20  fef04500.i2c  /soc/i2c@7ef04500""");
    }

    @Test
    void guessesNothingWhereTwoHaveTheSameName() throws IOException {
        sysfs.plug(21, "fef04500.i2c", "/soc/i2c@7ef09500");

        var failure = catchThrowableOfType(BusException.class, () -> buses.named("fef04500.i2c"));
        assertThat(failure).hasMessageStartingWith("there are 2 buses 'fef04500.i2c'; ");
        assertThat(failure.kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void saysIfThereIsNoBusAtAll() {
        var none = new LinuxI2cBuses(() -> kernel, directory.resolve("none"), Patience.USUAL);

        assertThatThrownBy(() -> none.named("any"))
                .hasMessageContaining(
                        "there is none now; is I2C enabled (Raspberry Pi: dtparam=i2c_arm=on in config.txt)");
    }

    @Test
    void findsAnAdapterThatComesBackUnderAnotherNumber() throws Exception {
        I2cBus bus = buses.named("i2c-tiny-usb at bus 001 device 004");
        kernel.then("", "-19", "-2"); // it fails, and cannot be opened again
        sysfs.unplug(5);

        assertThat(failure(bus).kind()).isEqualTo(Kind.ABSENT);
        assertThat(failure(bus)).hasMessageContaining("  20  fef04500.i2c");
        sysfs.plug(6, "i2c-tiny-usb at bus 001 device 004", "");
        assertThat(failure(bus)).isNull();
        assertThat(kernel.asked).contains("open /dev/i2c-6");
    }

    @Test
    void neverTakesAnotherAdapterThatGotTheOldNumber() throws Exception {
        I2cBus bus = buses.named("i2c-tiny-usb at bus 001 device 004");
        I2cBus byNumber = buses.named("5");
        kernel.then("", "-77");
        sysfs.unplug(5);
        sysfs.plug(5, "another", "");
        failure(byNumber); // opens the number again
        kernel.asked.clear();

        assertThat(failure(bus)).hasMessageStartingWith("there is no bus 'i2c-tiny-usb at bus 001 device 004'");
        sysfs.plug(7, "i2c-tiny-usb at bus 001 device 004", "");
        assertThat(failure(bus)).isNull();
        assertThat(kernel.asked).startsWith("open /dev/i2c-7").doesNotContain("open /dev/i2c-5");
    }

    @Test
    @Timeout(30)
    void givesUpAnAdapterThatComesAndGoesAllTheTime() throws Exception {
        I2cBus bus = buses.named("fef04500.i2c");
        kernel.then("", "-19", "-2"); // it fails, and cannot be opened again
        failure(bus);
        var number = new AtomicInteger(20);
        kernel.duringOpenings(() -> move("fef04500.i2c", number.getAndIncrement(), number.get()));

        assertThat(failure(bus)).hasMessage("the bus 'fef04500.i2c' comes and goes");
        kernel.duringOpenings(() -> {});
        assertThat(failure(bus)).isNull();
    }

    @Test
    void beginsNothingWhenLookingForTheBusTookAllTheTime() throws Exception {
        var hasty = new LinuxI2cBuses(() -> kernel, sysfs.root(), new Patience(1000, 8000, 30_000, 0));
        I2cBus bus = hasty.named("fef04500.i2c");
        kernel.then("", "-19", "-2");
        failure(bus);
        kernel.asked.clear();
        kernel.duringOpenings(NamedBusTest::takeLong);

        var late = failure(bus);
        assertThat(late.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(late).hasMessageEndingWith("no time was left after the bus had been looked for and opened");
        assertThat(kernel.asked).containsExactly("open /dev/i2c-20");
        assertThat(failure(bus)).isNull(); // it is open now
        hasty.stop();
    }

    @Test
    void loadingWhatTalksToTheKernelTakesNoTimeFromTheBus() throws Exception {
        var slow = slowlyLoaded();
        assertThat(failure(slow.named("fef04500.i2c"))).isNull();
        slow.stop();

        var scanned = slowlyLoaded();
        assertThat(scanned.scan("fef04500.i2c")).isNotEmpty();
        scanned.stop();
    }

    @Test
    void looksNothingUpWhileAllGoesWell() throws Exception {
        I2cBus bus = buses.named("fef04500.i2c");
        sysfs.unplug(20);
        kernel.then("", "61", "-121");

        assertThat(failure(bus)).isNull();
        assertThat(failure(bus).kind()).isEqualTo(Kind.NOT_ACKED);
        assertThat(failure(bus)).isNull();
    }

    @Test
    void severalMayUseItAtTheSameTime() throws Exception {
        I2cBus bus = buses.named("fef04500.i2c");
        sysfs.unplug(20); // nobody needs to look it up

        assertThat(IntStream.range(0, 5000)
                        .parallel()
                        .mapToObj(i -> failure(bus))
                        .toList())
                .containsOnlyNulls();
    }

    private LinuxI2cBuses slowlyLoaded() {
        return new LinuxI2cBuses(
                () -> {
                    takeLong();
                    return kernel;
                },
                sysfs.root(),
                new Patience(1000, 8000, 30_000, 0));
    }

    private static void takeLong() {
        for (long end = System.nanoTime() + 1_500_000_000; System.nanoTime() < end; ) {
            LockSupport.parkNanos(end - System.nanoTime()); // may end early
        }
    }

    private void move(String name, int from, int to) {
        try {
            sysfs.unplug(from);
            sysfs.plug(to, name, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BusException failure(I2cBus bus) {
        return catchThrowableOfType(BusException.class, () -> Hex.transfer(bus, "d0", 1));
    }
}
