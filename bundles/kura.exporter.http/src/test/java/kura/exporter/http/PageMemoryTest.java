// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page for which there is no memory is an answer like any other. */
class PageMemoryTest {

    @Test
    void whoAsksForItIsToldToComeBack() throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:MaxDirectMemorySize=48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PageMemoryTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());

        assertThat(said)
                .contains("asked: 200", "asked: 503 There is no memory for the page now.", "asked: 200 healthy")
                .doesNotContain("\tat ");
        assertThat(process.waitFor()).isZero();
    }

    /** Somebody else takes all that is left for buffers, once a page has been written and its size is known. */
    public static void main(String[] none) throws Exception {
        try (var endpoint = new TestEndpoint()) {
            BadClient.fill(endpoint.registry, 30_000);
            System.out.println("asked: " + endpoint.get("/metrics").statusCode());
            List<ByteBuffer> taken = takeAll();
            var answer = endpoint.get("/metrics");
            System.out.println("asked: " + answer.statusCode() + " " + answer.body());
            System.out.println("asked: " + endpoint.get("/-/healthy").statusCode() + " "
                    + endpoint.get("/-/healthy").body());
            taken.clear();
        }
    }

    private static List<ByteBuffer> takeAll() {
        List<ByteBuffer> taken = new ArrayList<>();
        try {
            while (true) {
                taken.add(ByteBuffer.allocateDirect(256 << 10));
            }
        } catch (OutOfMemoryError e) {
            return taken;
        }
    }
}
