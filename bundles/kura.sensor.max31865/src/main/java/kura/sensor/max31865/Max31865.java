// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Maxim MAX31865 on SPI: Ω of a platinum resistor, and its temperature in °C. The current flows only while it measures, so
 * that it does not warm what it measures; before each measurement it looks for broken wires. Datasheet 19-6478.
 */
final class Max31865 implements Chip {

    private static final SpiMode MODE = SpiMode.of(1, 1_000_000);
    private static final int WRITE = 0x80;

    private static final int CONFIGURATION =
            0x00; // then 2 bytes resistance, 2 high and 2 low threshold, 1 fault status
    private static final int HIGH_THRESHOLD = 0x03;

    // of the configuration
    private static final int BIAS = 0x80;
    private static final int CONVERT = 0x20; // clears itself
    private static final int FIND_FAULTS = 0x04; // likewise
    private static final int BUSY = 0x2C;
    private static final int CLEAR_FAULTS = 0x02; // likewise

    private static final int SETTLE_MILLIS = 10; // of the filter at the input, as boards have it
    private static final int FIND_FAULTS_MILLIS = 1;
    private static final int PATIENCE_NANOS = 100_000_000;

    private final SpiBus bus;
    private final Circuit circuit;
    private boolean settling; // before a conversion

    /** @throws SensorException if nobody answers, or another chip */
    Max31865(SpiBus bus, Circuit circuit) throws IOException {
        this.bus = bus;
        this.circuit = circuit;
        configure(CLEAR_FAULTS);
        write(HIGH_THRESHOLD, 0xFF, 0xFF, 0x00, 0x00); // never reached: ranges are looked at here
        byte[] all = registers();
        if (!isConfigured(all, 0)) {
            boolean nobody = Arrays.equals(all, new byte[8])
                    || HexFormat.of().formatHex(all).matches("f*");
            throw new SensorException(
                    nobody ? Cause.NOT_ACKED : Cause.WRONG_CHIP,
                    "no MAX31865 on SPI: its registers read "
                            + HexFormat.ofDelimiter(" ").formatHex(all));
        }
    }

    @Override
    public int start() throws IOException {
        configure(BIAS | CLEAR_FAULTS);
        settling = true;
        return SETTLE_MILLIS;
    }

    @Override
    public int proceed() throws IOException {
        if (!settling) {
            return 0;
        }
        configure(BIAS | FIND_FAULTS);
        Pause.millis(FIND_FAULTS_MILLIS);
        configure(BIAS | CONVERT);
        settling = false;
        return circuit.conversionMillis();
    }

    @Override
    public List<Measurement> read() throws IOException {
        byte[] all = converted();
        configure(0);
        if (!isConfigured(all, BIAS)) {
            throw failure(Cause.NOT_READY, "was reset meanwhile");
        }
        int code = ByteBuffer.wrap(all).getShort(1) & 0xFFFF;
        int faults = all[7] & 0xFF;
        if ((code & 1) != 0 || faults != 0) {
            throw failure(Cause.IMPLAUSIBLE, fault(faults));
        }
        double ohms = circuit.ohms(code >> 1);
        double celsius = circuit.element().celsius(ohms);
        if (celsius < Platinum.LEAST_CELSIUS || celsius > Platinum.MOST_CELSIUS) {
            throw failure(
                    Cause.IMPLAUSIBLE, "%.2f ohms are out of the range of a %s".formatted(ohms, circuit.element()));
        }
        return List.of(new Measurement(Quantity.TEMPERATURE, celsius), new Measurement(Quantity.RESISTANCE, ohms));
    }

    /** All registers, once the conversion is over. */
    private byte[] converted() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            boolean late = System.nanoTime() - deadline > 0;
            byte[] all = registers();
            if ((all[0] & BUSY) == 0) {
                return all;
            }
            if (late) {
                throw failure(
                        Cause.NOT_READY,
                        "the conversion does not end: its configuration reads 0x%02x".formatted(all[0]));
            }
            Pause.millis(5);
        }
    }

    private boolean isConfigured(byte[] all, int bias) {
        int thresholds = ByteBuffer.wrap(all).getInt(HIGH_THRESHOLD) & 0xFFFE_FFFE; // of 15 bits
        return (all[CONFIGURATION] & 0xFF) == (bias | circuit.configuration()) && thresholds == 0xFFFE_0000;
    }

    /** What the fault status says, the plainest first. */
    private static String fault(int faults) {
        if ((faults & 0x04) != 0) {
            return "a wire of the resistor carries too much or too little voltage";
        }
        if ((faults & 0xB8) != 0) {
            return "the resistor or one of its wires is broken, shorted or not connected";
        }
        if ((faults & 0x40) != 0) {
            return "the resistor or its wires are shorted";
        }
        return "reports a fault, 0x%02x".formatted(faults);
    }

    private void configure(int bits) throws IOException {
        write(CONFIGURATION, bits | circuit.configuration());
    }

    private void write(int register, int... values) throws IOException {
        byte[] out = new byte[1 + values.length];
        out[0] = (byte) (register | WRITE);
        for (int i = 0; i < values.length; i++) {
            out[i + 1] = (byte) values[i];
        }
        bus.transfer(MODE, out, new byte[0]);
    }

    private byte[] registers() throws IOException {
        byte[] all = new byte[8];
        bus.transfer(MODE, new byte[] {CONFIGURATION}, all);
        return all;
    }

    private static SensorException failure(Cause cause, String seen) {
        return new SensorException(cause, "MAX31865 on SPI: " + seen);
    }
}
