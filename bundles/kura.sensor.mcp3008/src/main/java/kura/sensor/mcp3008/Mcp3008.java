// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.chip.Chip;
import kura.sensor.Measurement;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Microchip MCP3008 on SPI: the V of up to eight inputs, each against ground, in 1024 steps. Datasheet DS21295. It has
 * no id: nobody on a line that is held low cannot be told from 0 V.
 */
final class Mcp3008 implements Chip {

    private static final SpiMode MODE = SpiMode.of(0, 1_000_000);
    private static final int START = 0x01;
    private static final int SINGLE_ENDED = 0x80; // then three bits of the input's number
    private static final int NULL_BIT = 0x04; // before the ten bits
    private static final int MOST = 1023;

    private final SpiBus bus;
    private final List<Input> inputs;
    private final double reference;

    /** @throws SensorException if nobody answers */
    Mcp3008(SpiBus bus, List<Input> inputs, double reference) throws IOException {
        this.bus = bus;
        this.inputs = inputs;
        this.reference = reference;
        code(inputs.get(0));
    }

    @Override
    public List<Measurement> read() throws IOException {
        var measured = new ArrayList<Measurement>();
        var failures = new StringJoiner("; ", "MCP3008 on SPI: ", "").setEmptyValue("");
        for (Input input : inputs) {
            int code = code(input);
            try {
                measured.add(at(input, code));
            } catch (SensorException e) {
                failures.add(e.getMessage());
            }
        }
        if (failures.length() > 0) {
            throw new SensorException(Cause.IMPLAUSIBLE, failures.toString(), measured);
        }
        return measured;
    }

    private Measurement at(Input input, int code) throws SensorException {
        if (code == MOST) {
            throw new SensorException(
                    Cause.IMPLAUSIBLE, "%s: %s V or more, the reference voltage".formatted(input.label(), reference));
        }
        return input.at(code * reference / 1024);
    }

    private int code(Input input) throws IOException {
        byte[] in = new byte[3];
        bus.exchange(MODE, new byte[] {START, (byte) (SINGLE_ENDED | input.number() << 4), 0}, in);
        if ((in[1] & NULL_BIT) != 0) {
            throw new SensorException(
                    Cause.NOT_ACKED, "no MCP3008 on SPI: it answers 0x%02x%02x".formatted(in[1], in[2]));
        }
        return (in[1] & 0x03) << 8 | in[2] & 0xFF;
    }
}
