// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** {@code /sys/bus/w1/devices}: thermometers such as a DS18B20, by their serial numbers. A reading takes up to 750 ms. */
final class OneWire {

    private static final Pattern THERMOMETER = Pattern.compile("(10|22|28|3b|42)-[0-9a-f]{12}");
    private static final Pattern ANSWER = Pattern.compile("crc=\\p{XDigit}+ (YES|NO)(?s:.*)\\bt=(-?\\d+)");

    /** What a DS18B20 holds after its power came, before it has measured; nearly never a temperature. */
    private static final double AFTER_RESET = 85_000;

    private OneWire() {}

    static List<Device> devices(Path sys) {
        return SysFile.list(sys.resolve("bus/w1/devices"), "*-*").stream()
                .filter(folder ->
                        THERMOMETER.matcher(folder.getFileName().toString()).matches())
                .map(OneWire::device)
                .toList();
    }

    private static Device device(Path folder) {
        var channel = new Channel(Quantity.TEMPERATURE, "", () -> celsius(folder));
        return new Device(folder.getFileName().toString(), "1-wire", folder, List.of(channel));
    }

    private static double celsius(Path folder) throws SensorException {
        Path simple = folder.resolve("temperature");
        double milli = Files.exists(simple) ? SysFile.number(simple) : checked(folder.resolve("w1_slave"));
        if (milli == AFTER_RESET) {
            throw new SensorException(
                    Cause.NOT_READY, folder + ": 85 °C is what it says after its power was lost, not a reading");
        }
        return milli / 1000;
    }

    /** Of older kernels: the chip's bytes, whether their checksum is right, and the temperature. */
    private static double checked(Path file) throws SensorException {
        String text = SysFile.text(file);
        var answer = ANSWER.matcher(text);
        if (!answer.find()) {
            throw new SensorException(Cause.IO, file + " holds '" + text + "'");
        }
        if (answer.group(1).equals("NO")) {
            throw new SensorException(Cause.CRC, file + ": what the chip sends arrives damaged");
        }
        return Double.parseDouble(answer.group(2));
    }
}
