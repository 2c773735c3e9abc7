// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is looked for.
 *
 * @param wanted by the name of a device
 * @param leftOut told each time of a device that cannot be told from another one
 */
record Finder(
        boolean iio,
        boolean hwmon,
        boolean thermal,
        boolean oneWire,
        Predicate<String> wanted,
        Consumer<Device> leftOut) {

    /** All devices there are now, by what tells them apart and where they are: one that moved is another one. */
    Map<String, Device> find(Path sys) {
        Set<String> identities = new HashSet<>();
        Map<String, Device> found = new LinkedHashMap<>();
        Stream.of(
                        of(iio, Iio::devices),
                        of(hwmon, Hwmon::devices),
                        of(thermal, any -> Thermal.devices(any, hwmon)),
                        of(oneWire, OneWire::devices))
                .flatMap(kind -> kind.apply(sys).stream())
                .filter(device -> !device.isEmpty() && wanted.test(device.name()))
                .forEach(device -> {
                    if (identities.add(device.identity())) {
                        found.put(device.identity() + device.folder(), device);
                    } else {
                        leftOut.accept(device);
                    }
                });
        return found;
    }

    private static Function<Path, List<Device>> of(boolean wanted, Function<Path, List<Device>> kind) {
        return wanted ? kind : any -> List.of();
    }
}
