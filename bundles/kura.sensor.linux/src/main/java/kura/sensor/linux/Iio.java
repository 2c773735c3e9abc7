// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * {@code /sys/bus/iio/devices}: units as the kernel's ABI/testing/sysfs-bus-iio has them, where a value is in a file
 * {@code _input}, or is (raw + offset) · scale.
 */
final class Iio {

    private static final Pattern VALUE = Pattern.compile(
            "in_(temp|humidityrelative|pressure|voltage|current|power|resistance|illuminance|concentration_co2)"
                    + "(\\d*(?:-voltage\\d+)?(?:_[a-z]+)?)_(input|raw)");

    private record Kind(Quantity quantity, double factor) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "temp", new Kind(Quantity.TEMPERATURE, 1e-3),
            "humidityrelative", new Kind(Quantity.RELATIVE_HUMIDITY, 1e-5),
            "pressure", new Kind(Quantity.PRESSURE, 1e3),
            "voltage", new Kind(Quantity.VOLTAGE, 1e-3),
            "current", new Kind(Quantity.CURRENT, 1e-3),
            "power", new Kind(Quantity.POWER, 1e-3),
            "resistance", new Kind(Quantity.RESISTANCE, 1),
            "illuminance", new Kind(Quantity.ILLUMINANCE, 1),
            "concentration_co2", new Kind(Quantity.CARBON_DIOXIDE, 1e4)); // of percent

    /** Of the air that a bme680 can measure, and more: its driver before Linux 6.10 gives hPa. */
    private static final double MOST_KILOPASCALS = 300;

    private Iio() {}

    static List<Device> devices(Path sys) {
        return SysFile.list(sys.resolve("bus/iio/devices"), "iio:device*").stream()
                .map(SysFile::real)
                .map(Iio::device)
                .toList();
    }

    private static Device device(Path folder) {
        String chip = SysFile.textOr(folder.resolve("name"), "iio");
        Map<String, Channel> channels = new TreeMap<>();
        for (Path file : SysFile.list(folder, "in_*")) {
            var value = VALUE.matcher(file.getFileName().toString());
            if (value.matches()) {
                String type = value.group(1);
                String channel = type + value.group(2);
                Kind kind = KINDS.get(type);
                Quantity quantity =
                        type.equals("resistance") && chip.startsWith("bme6") ? Quantity.GAS_RESISTANCE : kind.quantity;
                String label = SysFile.textOr(folder.resolve("in_" + channel + "_label"), channel);
                boolean processed = value.group(3).equals("input");
                if (!processed && shared(folder, type, channel, "scale").isEmpty()) {
                    continue; // nobody knows its unit
                }
                channels.compute(
                        channel,
                        (any, known) -> known != null && !processed
                                ? known
                                : new Channel(
                                        quantity,
                                        label,
                                        () -> base(kind, chip, read(folder, type, channel, processed))));
            }
        }
        String name = name(folder, chip);
        return new Device(name, "iio " + name, folder, new ArrayList<>(channels.values()));
    }

    private static double base(Kind kind, String chip, double value) throws SensorException {
        double base = value * kind.factor;
        if (kind.quantity == Quantity.PRESSURE && chip.startsWith("bme680") && value > MOST_KILOPASCALS) {
            base /= 10;
        }
        if (!Double.isFinite(base)) {
            throw new SensorException(Cause.IMPLAUSIBLE, kind.quantity.metric() + " is " + base);
        }
        return base;
    }

    private static double read(Path folder, String type, String channel, boolean processed) throws SensorException {
        if (processed) {
            return SysFile.number(folder.resolve("in_" + channel + "_input"));
        }
        double raw = SysFile.number(folder.resolve("in_" + channel + "_raw"));
        var offset = shared(folder, type, channel, "offset");
        double shifted = raw + (offset.isPresent() ? SysFile.number(offset.get()) : 0);
        Path scale = shared(folder, type, channel, "scale").orElse(folder.resolve("in_" + channel + "_scale"));
        return shifted * SysFile.number(scale);
    }

    /** A channel's own, or the one of all channels of its type; of those between two inputs it has the type twice. */
    private static Optional<Path> shared(Path folder, String type, String channel, String what) {
        String all = channel.contains("-") ? type + "-" + type : type;
        return Stream.of(channel, all, type)
                .map(owner -> folder.resolve("in_" + owner + "_" + what))
                .filter(Files::exists)
                .findFirst();
    }

    /** The chip and where it hangs, as {@code bme280-1-0076}: numbers of devices change from boot to boot. */
    private static String name(Path folder, String chip) {
        try {
            String parent = folder.toRealPath().getParent().getFileName().toString();
            return parent.equals("devices") ? chip : parent.startsWith(chip) ? parent : chip + "-" + parent;
        } catch (IOException e) {
            return chip; // went away meanwhile
        }
    }
}
