// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** {@code /sys/class/hwmon}: units as the kernel's hwmon/sysfs-interface has them. */
final class Hwmon {

    private static final Pattern INPUT = Pattern.compile("(temp|in|curr|power|energy|humidity|fan)(\\d+)_input");

    private record Kind(Quantity quantity, double factor) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "temp", new Kind(Quantity.TEMPERATURE, 1e-3),
            "in", new Kind(Quantity.VOLTAGE, 1e-3),
            "curr", new Kind(Quantity.CURRENT, 1e-3),
            "power", new Kind(Quantity.POWER, 1e-6),
            "energy", new Kind(Quantity.ENERGY, 1e-6),
            "humidity", new Kind(Quantity.RELATIVE_HUMIDITY, 1e-5),
            "fan", new Kind(Quantity.ROTATION, 1));

    private Hwmon() {}

    static List<Device> devices(Path sys) {
        List<Path> folders = SysFile.list(sys.resolve("class/hwmon"), "hwmon*");
        Map<String, String> zones = Thermal.names(sys); // looked for later: each is there before its hwmon
        return folders.stream()
                .map(SysFile::real)
                .map(folder -> device(folder, zones))
                .toList();
    }

    private static Device device(Path folder, Map<String, String> zones) {
        List<Channel> channels = new ArrayList<>();
        for (Path file : SysFile.list(folder, "*_input")) {
            var input = INPUT.matcher(file.getFileName().toString());
            if (input.matches()) {
                String channel = input.group(1) + input.group(2);
                Kind kind = KINDS.get(input.group(1));
                String label = SysFile.textOr(folder.resolve(channel + "_label"), channel);
                channels.add(new Channel(kind.quantity, label, () -> read(folder, channel) * kind.factor));
            }
        }
        String name = name(folder, zones);
        return new Device(name, "hwmon " + name, folder, channels);
    }

    private static double read(Path folder, String channel) throws SensorException {
        if (SysFile.textOr(folder.resolve(channel + "_fault"), "0").equals("1")) {
            throw new SensorException(
                    Cause.IMPLAUSIBLE,
                    folder.resolve(channel + "_fault") + ": the chip says that this input is broken");
        }
        return SysFile.number(folder.resolve(channel + "_input"));
    }

    /**
     * The driver's name and the device's, as {@code lm75-1-0048}: numbers of hwmon change from boot to boot. Those of thermal
     * zones do, too: their hwmons are called as they are.
     */
    private static String name(Path folder, Map<String, String> zones) {
        String name = SysFile.textOr(folder.resolve("name"), "hwmon");
        try {
            String device = folder.resolve("device").toRealPath().getFileName().toString();
            if (zones.containsKey(device)) {
                return zones.get(device);
            }
            return device.startsWith(name) || Files.exists(folder.resolve("device/type"))
                    ? device
                    : name + "-" + device;
        } catch (IOException e) { // without a device of its own
            return name;
        }
    }
}
