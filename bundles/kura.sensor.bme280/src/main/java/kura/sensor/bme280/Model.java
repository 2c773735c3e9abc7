// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import java.util.Arrays;
import java.util.Set;

/** The two chips: one measures humidity too. Boards sold as the first often carry the second. */
enum Model {
    BME280(Set.of(0x60), "humidity too; set Chip to BME280 to read it"),
    BMP280(Set.of(0x56, 0x57, 0x58), "no humidity; set Chip to BMP280 to read it without");

    private final Set<Integer> ids;
    private final String surprise;

    Model(Set<Integer> ids, String surprise) {
        this.ids = ids;
        this.surprise = surprise;
    }

    boolean hasHumidity() {
        return this == BME280;
    }

    boolean has(int id) {
        return ids.contains(id);
    }

    /** What an id that is not this chip's means, for people. */
    static String words(int id) {
        var other = Arrays.stream(values()).filter(model -> model.has(id)).findAny();
        return other.map(model -> model + " found: " + model.surprise)
                .orElse("id is 0x%02x%s".formatted(id, maker(id)));
    }

    private static String maker(int id) {
        return switch (id) {
            case 0x55 -> ", a BMP180";
            case 0x61 -> ", a BME680 or BME688";
            default -> "";
        };
    }
}
