// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import kura.simulator.preload.SimbusServer;

/** What is behind the simulated bus 1: any address has a chip of registers that hold their own numbers. */
public final class Chip {

    private Chip() {}

    /** Arguments: where the socket is to be. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new SimbusServer(Path.of(arguments[0]), number -> number == 1 ? Chip::answer : null);
        Thread.currentThread().join();
    }

    private static void answer(int address, byte[] out, byte[] in) {
        for (int i = 0; i < in.length; i++) {
            in[i] = (byte) (out[0] + i);
        }
    }
}
