// SPDX-License-Identifier: EPL-2.0
package kura.sensor.aht20;

import java.io.IOException;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Socket;

/** The chips that speak like an AHT20. They cannot be told apart by asking. */
enum Model implements Socket.I2cProbe {
    AHT20("AHT20", 0xBE, 7),
    AHT10("AHT10", 0xE1, 6);

    private final String title;
    private final int prepare;
    private final int length;

    Model(String title, int prepare, int length) {
        this.title = title;
        this.prepare = prepare;
        this.length = length;
    }

    /** The command that loads its calibration. */
    byte prepare() {
        return (byte) prepare;
    }

    /** Of an answer: status, five bytes of data, and a CRC or none. */
    int length() {
        return length;
    }

    @Override
    public Chip find(I2cBus bus, int address) throws IOException {
        return new Aht20(bus, address, this);
    }

    @Override
    public String toString() {
        return title;
    }
}
