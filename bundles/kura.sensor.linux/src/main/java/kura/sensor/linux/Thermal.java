// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kura.sensor.Quantity;

/** {@code /sys/class/thermal}: zones that hwmon does not show already. */
final class Thermal {

    private Thermal() {}

    static List<Device> devices(Path sys) {
        List<Device> devices = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (Path zone : SysFile.list(sys.resolve("class/thermal"), "thermal_zone*")) {
            if (SysFile.list(zone, "hwmon*").isEmpty()) {
                String type = SysFile.textOr(zone.resolve("type"), "thermal");
                String name = types.add(type) ? type : type + "-" + zone.getFileName();
                var channel = new Channel(Quantity.TEMPERATURE, "", () -> SysFile.number(zone.resolve("temp")) * 1e-3);
                devices.add(new Device(name, "thermal", zone, List.of(channel)));
            }
        }
        return devices;
    }
}
