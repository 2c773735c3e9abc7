// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kura.sensor.Quantity;

/** {@code /sys/class/thermal}: the zones. */
final class Thermal {

    private Thermal() {}

    /** @param hwmon whether those that hwmon shows, too, are left to it */
    static List<Device> devices(Path sys, boolean hwmon) {
        List<Path> zones = SysFile.list(sys.resolve("class/thermal"), "thermal_zone*");
        Set<String> shown = hwmon ? shownByHwmon(zones) : Set.of();
        List<Device> devices = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (Path zone : zones) {
            String type = type(zone);
            if (!shown.contains(type)) {
                String name = types.add(type) ? type : type + "-" + zone.getFileName();
                var channel = new Channel(Quantity.TEMPERATURE, "", () -> SysFile.number(zone.resolve("temp")) * 1e-3);
                devices.add(new Device(name, "thermal " + name, zone, List.of(channel)));
            }
        }
        return devices;
    }

    /** Types of zones: the kernel makes one hwmon of all zones of a type, in the folder of the first. */
    private static Set<String> shownByHwmon(List<Path> zones) {
        return zones.stream()
                .filter(zone -> !SysFile.list(zone, "hwmon*").isEmpty())
                .map(Thermal::type)
                .collect(Collectors.toSet());
    }

    private static String type(Path zone) {
        return SysFile.textOr(zone.resolve("type"), "thermal");
    }
}
