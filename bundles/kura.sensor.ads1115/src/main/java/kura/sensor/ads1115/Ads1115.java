// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * TI ADS1115 and ADS1015 on I²C: the voltages of up to four inputs, one conversion after the other, each started on its own.
 * Each ends with a proof that the chip still is as it was configured: after a power loss it reads 0 V, and others may use it.
 * Datasheets SBAS444, SBAS473.
 */
final class Ads1115 implements Chip {

    private static final int CONVERSION = 0x00; // signed, left aligned
    private static final int CONFIGURATION = 0x01;
    private static final int LOW_LIMIT = 0x02; // of the comparator, as the other
    private static final int HIGH_LIMIT = 0x03;

    private static final int START_OR_IDLE = 0x8000; // written: convert once; read: not converting
    private static final int SINGLE_SHOT = 0x0100;
    private static final int COMPARATOR = 0x001B;
    private static final int COMPARATOR_OFF = 0x0003;
    private static final int NOT_AS_AFTER_RESET = 0x0004; // would matter to the comparator only

    // of the comparator, high and low
    private static final int LIMITS_AFTER_RESET = 0x7FFF_8000;
    private static final int LIMITS_TELL_OF_CONVERSIONS = 0x8000_0000; // as libraries for small boards set them

    private final I2cBus bus;
    private final int address;
    private final Model model;
    private final int rate;
    private final List<Input> inputs;
    private final List<Measurement> measured = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int turn; // which of the inputs is being converted; behind the last one if none
    private long started = System.nanoTime();

    /**
     * @param rate conversions a second, one of the model's
     * @param inputs at least one
     * @throws SensorException if another chip answers
     */
    Ads1115(I2cBus bus, int address, Model model, int rate, List<Input> inputs) throws IOException {
        this.bus = bus;
        this.address = address;
        this.model = model;
        this.rate = rate;
        this.inputs = inputs;
        identify();
    }

    @Override
    public int start() throws IOException {
        measured.clear();
        faults.clear();
        turn = 0;
        return start(inputs.get(0));
    }

    @Override
    public int proceed() throws IOException {
        if (turn == inputs.size()) {
            return 0;
        }
        take(inputs.get(turn));
        turn++;
        return turn == inputs.size() ? 0 : start(inputs.get(turn));
    }

    @Override
    public List<Measurement> read() throws IOException {
        if (!faults.isEmpty()) {
            throw new SensorException(Cause.IMPLAUSIBLE, named(String.join("; ", faults)), List.copyOf(measured));
        }
        return List.copyOf(measured);
    }

    private void take(Input input) throws IOException {
        int code = converted(input);
        String name = input.terminals().word();
        double volts = input.volts(code);
        var scale = input.scale();
        String fault =
                model.isSaturated(code) ? "beyond its range of %s V".formatted(input.volts()) : scale.fault(volts);
        if (fault.isEmpty()) {
            measured.add(new Measurement(scale.quantity(), name, scale.value(volts)));
        } else {
            faults.add(name + ": " + fault);
        }
    }

    /** Others may have left its comparator on: its limits are then those after a reset, or those that tell of conversions. */
    private void identify() throws IOException {
        int found = register(CONFIGURATION);
        if ((found & COMPARATOR) == COMPARATOR_OFF) {
            return;
        }
        int limits = register(HIGH_LIMIT) << 16 | register(LOW_LIMIT);
        if (limits != LIMITS_AFTER_RESET && limits != LIMITS_TELL_OF_CONVERSIONS) {
            String seen = "configuration is 0x%04x, limits are 0x%08x; is it an LM75, or is its comparator in use?";
            throw wrongChip(seen.formatted(found, limits));
        }
    }

    /** How many ms a conversion takes: the chip's clock may be 10 % slow. */
    private int start(Input input) throws IOException {
        int value = START_OR_IDLE | configuration(input);
        bus.transfer(address, new byte[] {CONFIGURATION, (byte) (value >> 8), (byte) value}, new byte[0]);
        started = System.nanoTime();
        return (1100 + rate - 1) / rate;
    }

    private int configuration(Input input) {
        return input.terminals().ordinal() << 12
                | input.range() << 9
                | SINGLE_SHOT
                | model.rates().indexOf(rate) << 5
                | NOT_AS_AFTER_RESET
                | COMPARATOR_OFF;
    }

    /** The 16 bits of the conversion that is going on, once it is over. */
    private int converted(Input input) throws IOException {
        int converting = configuration(input);
        long most = 2_000_000_000L / rate + 2_000_000;
        boolean late = System.nanoTime() - started > most;
        int now = register(CONFIGURATION);
        for (; now == converting && !late; now = register(CONFIGURATION)) {
            Pause.millis(1);
            late = System.nanoTime() - started > most;
        }
        if (now == converting) {
            throw new SensorException(
                    Cause.NOT_READY, named("still converts " + input.terminals().word()));
        }
        int code = register(CONVERSION);
        now = register(CONFIGURATION);
        if (now != (converting | START_OR_IDLE)) {
            String seen = "is no longer configured: reads 0x%04x; was its power lost, or does another sensor use it?";
            throw new SensorException(Cause.IMPLAUSIBLE, named(seen.formatted(now)));
        }
        if (!model.canHave(code)) {
            throw wrongChip("a conversion has more than 12 bits; an ADS1115?");
        }
        return code;
    }

    private int register(int register) throws IOException {
        byte[] in = new byte[2];
        bus.transfer(address, new byte[] {(byte) register}, in);
        return (in[0] & 0xFF) << 8 | in[1] & 0xFF;
    }

    private SensorException wrongChip(String seen) {
        return new SensorException(Cause.WRONG_CHIP, "no %s at 0x%02x: %s".formatted(model, address, seen));
    }

    private String named(String seen) {
        return "%s at 0x%02x: %s".formatted(model, address, seen);
    }
}
