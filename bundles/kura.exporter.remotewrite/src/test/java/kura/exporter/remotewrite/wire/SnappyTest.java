// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out is read back by the original library. */
class SnappyTest {

    @TempDir
    private Path folder;

    private final Snappy snappy = new Snappy();

    @Test
    void theOriginalLibraryReadsWhateverItWrites() throws Exception {
        var random = new Random(7);
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            blocks.add(block(random, i < 100 ? i : random.nextInt(i < 390 ? 5_000 : 300_000)));
        }
        List<byte[]> compressed = blocks.stream().map(this::compressed).toList();

        List<String> read = Python.decode("raw", compressed, folder);

        for (int i = 0; i < blocks.size(); i++) {
            assertThat(read.get(i)).as("block %d", i).isEqualTo(HexFormat.of().formatHex(blocks.get(i)));
        }
    }

    @Test
    void whatRepeatsBecomesSmallAndWhatDoesNotHardlyLarger() {
        byte[] repeats = "temperature_celsius{sensor=\"bme680\"} ".repeat(2000).getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);

        assertThat(compressed(repeats)).hasSizeLessThan(repeats.length / 18);
        assertThat(compressed(noise)).hasSizeLessThan(noise.length + 40);
    }

    /** From noise to the same again and again. */
    private static byte[] block(Random random, int length) {
        byte[] made = new byte[length];
        int variety = 1 + random.nextInt(random.nextBoolean() ? 3 : 256);
        int at = 0;
        while (at < length) {
            int run = Math.min(length - at, 1 + random.nextInt(200));
            if (at > 0 && random.nextInt(3) > 0) {
                int from = random.nextInt(at);
                for (int i = 0; i < run; i++) {
                    made[at + i] = made[from + i];
                }
            } else {
                for (int i = 0; i < run; i++) {
                    made[at + i] = (byte) random.nextInt(variety);
                }
            }
            at += run;
        }
        return made;
    }

    private byte[] compressed(byte[] block) {
        snappy.compress(block, block.length);
        return Arrays.copyOf(snappy.bytes(), snappy.length());
    }
}
