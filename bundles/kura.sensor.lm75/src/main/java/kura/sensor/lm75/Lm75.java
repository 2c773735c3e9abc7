// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

import java.io.IOException;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * LM75 and its kind on I²C: °C. Converts all the time; a reading is what the last conversion found, and the proof that the
 * chip still is as it was configured. Only a TMP117 says what it is. Datasheets SNOS808 (LM75), SBOS288 (TMP75), SBOS548
 * (TMP105), SBOS397 (TMP102), SBOS473 (TMP112), SNOSD82 (TMP117).
 */
final class Lm75 implements Chip {

    private static final int TEMPERATURE = 0x00; // signed, left aligned
    private static final int CONFIGURATION = 0x01;
    private static final int LIMIT = 0x03; // left aligned as well: the last four bits are zero
    private static final int ID = 0x0F; // of a TMP117: the last twelve bits are 0x117

    private static final double LEAST = -55;

    private final I2cBus bus;
    private final int address;
    private final Model model;
    private int firstMillis;

    /** @throws SensorException if it can only be another chip */
    Lm75(I2cBus bus, int address, Model model) throws IOException {
        this.bus = bus;
        this.address = address;
        this.model = model;
        identify();
        configure();
        firstMillis = model.millis();
    }

    @Override
    public int start() {
        int millis = firstMillis;
        firstMillis = 0;
        return millis;
    }

    @Override
    public List<Measurement> read() throws IOException {
        double celsius = model.celsius(register(TEMPERATURE, 2));
        int configuration = register(CONFIGURATION, model.configurationBytes());
        if (!model.isConfigured(configuration)) {
            throw implausible("is no longer configured: reads 0x%x; was its power lost?".formatted(configuration));
        }
        if (celsius < LEAST || celsius > model.most()) {
            throw implausible(celsius + " °C is out of its range");
        }
        return List.of(new Measurement(Quantity.TEMPERATURE, celsius));
    }

    private void identify() throws IOException {
        if (model == Model.TMP117) {
            int id = register(ID, 2);
            if ((id & 0x0FFF) != 0x117) {
                throw wrongChip("id is 0x%04x".formatted(id));
            }
            return;
        }
        int configuration = register(CONFIGURATION, model.configurationBytes());
        if (!model.canHave(configuration)) {
            throw wrongChip("configuration is 0x%x".formatted(configuration));
        }
        int limit = register(LIMIT, 2);
        if ((limit & 0x0F) != 0) {
            throw wrongChip("register 3 is 0x%04x".formatted(limit));
        }
    }

    private void configure() throws IOException {
        int wanted = model.configuration();
        bus.transfer(
                address,
                model.configurationBytes() == 1
                        ? new byte[] {CONFIGURATION, (byte) wanted}
                        : new byte[] {CONFIGURATION, (byte) (wanted >> 8), (byte) wanted},
                new byte[0]);
        int configuration = register(CONFIGURATION, model.configurationBytes());
        if (!model.isConfigured(configuration)) {
            throw wrongChip("configured as 0x%x, it reads 0x%x".formatted(wanted, configuration));
        }
    }

    private int register(int register, int bytes) throws IOException {
        byte[] in = new byte[bytes];
        bus.transfer(address, new byte[] {(byte) register}, in);
        int value = 0;
        for (byte next : in) {
            value = value << 8 | next & 0xFF;
        }
        return value;
    }

    private SensorException wrongChip(String seen) {
        return new SensorException(
                Cause.WRONG_CHIP,
                "no %s at 0x%02x: %s; another thermometer of its kind, or an ADS1115, may have the same address"
                        .formatted(model, address, seen));
    }

    private SensorException implausible(String seen) {
        return new SensorException(Cause.IMPLAUSIBLE, "%s at 0x%02x: %s".formatted(model, address, seen));
    }
}
