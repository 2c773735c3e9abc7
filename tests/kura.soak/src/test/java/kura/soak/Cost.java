// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.io.IOException;
import java.nio.file.Files;
import kura.linux.Patience;

/** What a reading of each chip costs: transactions, time on the wire at 100 kHz, wall time; as a table. */
final class Cost {

    private static final int READINGS = 7;
    private static final double HERTZ = 100_000;

    private Cost() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "| chip | transactions a reading | on the wire at 100 kHz, ms | conversion, ms | a reading takes, ms |");
        System.out.println("| --- | --- | --- | --- | --- |");
        try (var machine = new Machine(Files.createTempDirectory("cost"), Patience.USUAL)) {
            for (Rig rig : Rig.all(machine)) {
                print(rig);
            }
        }
    }

    private static void print(Rig rig) throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        int transactions = 0;
        double wire = 0;
        long conversion = 0;
        for (int i = 0; i < READINGS; i++) {
            rig.skip(10_000); // as if the period were ten seconds
            int before = rig.wires.transactions;
            long bits = rig.wires.bits;
            long began = System.nanoTime();
            conversion = reading(rig);
            if (i > 1) { // it is found by then, and its code is warm
                best = Math.min(best, (System.nanoTime() - began) / 1e6);
                transactions = rig.wires.transactions - before;
                wire = 1000 * (rig.wires.bits - bits) / HERTZ;
            }
        }
        System.out.printf("| %s | %d | %.1f | %d | %.1f |%n", rig.chip, transactions, wire, conversion, best + wire);
        rig.sensor.stop();
    }

    private static long reading(Rig rig) throws IOException, InterruptedException {
        long all = 0;
        int millis = rig.sensor.start();
        do {
            Thread.sleep(millis);
            all += millis;
            millis = rig.sensor.proceed();
        } while (millis > 0);
        rig.sensor.read();
        return all;
    }
}
