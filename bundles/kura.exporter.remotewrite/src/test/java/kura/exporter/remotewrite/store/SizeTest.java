// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeTest {

    /** A day of 500 series at 10 s is 4.3 million samples, for which there are 60 MB: 13.9 bytes each. */
    @Test
    void aFifthEachOfConstantsReadingsRawDoublesAndTwoKindsOfCountersTakesLessThanThreeBytesASample(
            @TempDir(factory = Scratch.class) Path folder) throws IOException {
        int ticks = Integer.getInteger("kura.store.ticks", 1440);
        long begin = System.nanoTime();
        try (var store = Store.open(folder, StoreTest.PATIENT, new Heard())) {
            var made = new Ticks(500, 3);
            for (int i = 0; i < ticks; i++) {
                store.append(made.next());
                if (i % 10 == 0) {
                    store.flush();
                }
            }
            store.flush();
            var state = store.state();
            double each = (double) state.bytes() / state.samples();
            long written = System.nanoTime();
            assertThat(Ticks.count(store)).isEqualTo(500L * ticks);
            System.out.printf(
                    "%d samples: %.2f bytes each on disk; written in %d ms, read in %d ms%n",
                    500 * ticks, each, (written - begin) / 1_000_000, (System.nanoTime() - written) / 1_000_000);
            assertThat(each).isLessThan(3);
        }
    }
}
