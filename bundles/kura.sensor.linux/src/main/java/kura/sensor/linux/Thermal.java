// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kura.sensor.Quantity;

/** {@code /sys/class/thermal}: the zones. */
final class Thermal {

    private Thermal() {}

    /** @param hwmon whether those that hwmon shows, too, are left to it */
    static List<Device> devices(Path sys, boolean hwmon) {
        Set<String> shown = hwmon ? shownByHwmon(sys) : Set.of();
        List<Device> devices = new ArrayList<>();
        names(sys).forEach((folder, name) -> {
            Path zone = sys.resolve("class/thermal").resolve(folder);
            if (!hwmon || hwmons(zone).isEmpty() && !shown.contains(plain(type(zone)))) {
                devices.add(device(name, zone));
            }
        });
        return devices;
    }

    /** What zones are called, by their folders: as their types, and where several have one, the others by their folders, too. */
    static Map<String, String> names(Path sys) {
        Set<String> types = new HashSet<>();
        Map<String, String> names = new LinkedHashMap<>();
        zones(sys).forEach(zone -> {
            String type = type(zone);
            String folder = zone.getFileName().toString();
            names.put(folder, types.add(type) ? type : type + "-" + folder);
        });
        return names;
    }

    private static Device device(String name, Path zone) {
        var channel = new Channel(Quantity.TEMPERATURE, "", () -> SysFile.number(zone.resolve("temp")) * 1e-3);
        return new Device(name, "thermal " + name, zone, List.of(channel));
    }

    /**
     * Types of which one hwmon shows all zones: most kernels make it in the folder of the first zone, those up to 4.18 without
     * a device. Others make one for each zone.
     */
    private static Set<String> shownByHwmon(Path sys) {
        Stream<String> ofTheFirst = zones(sys)
                .filter(zone -> hwmons(zone).stream().anyMatch(Thermal::hasSeveralInputs))
                .map(Thermal::type);
        Stream<String> withoutDevice = SysFile.list(sys.resolve("class/hwmon"), "hwmon*").stream()
                .filter(hwmon -> Files.notExists(hwmon.resolve("device")))
                .map(hwmon -> SysFile.textOr(hwmon.resolve("name"), ""));
        return Stream.concat(ofTheFirst, withoutDevice).map(Thermal::plain).collect(Collectors.toSet());
    }

    private static List<Path> hwmons(Path zone) {
        return SysFile.list(zone, "hwmon*");
    }

    private static boolean hasSeveralInputs(Path hwmon) {
        return SysFile.list(hwmon, "temp*_input").size() > 1;
    }

    /** A type as hwmon writes it. */
    private static String plain(String type) {
        return type.replace('-', '_');
    }

    /** In the order of their numbers, in which the kernel made them. */
    private static Stream<Path> zones(Path sys) {
        return SysFile.list(sys.resolve("class/thermal"), "thermal_zone*").stream()
                .sorted(Comparator.comparing(zone -> zone.toString().length())); // else in that of the names
    }

    private static String type(Path zone) {
        return SysFile.textOr(zone.resolve("type"), "thermal");
    }
}
