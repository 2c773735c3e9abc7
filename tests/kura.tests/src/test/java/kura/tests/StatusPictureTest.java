// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the picture of the status page in the docs, when asked to: that needs ten minutes of history. */
@Tag("laptop")
@EnabledIfSystemProperty(named = "picture", matches = ".+")
class StatusPictureTest {

    @TempDir
    private Path storage;

    @Test
    @Timeout(1200)
    void ofAPhoneWithASensorThatWorksAndOneThatDoesNot() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"));
                var browser = new Browser(storage)) {
            gateway.configure("kura.sampler", Map.of("period", 5));
            gateway.sensor("si7021", Map.of("sensor.name", "attic"));
            gateway.sensor("bme680", Map.of("sensor.name", "greenhouse"));
            browser.emulate(390, 844, "prefers-color-scheme", "light");
            browser.open("http://127.0.0.1:" + gateway.port() + "/");
            hasPoints(browser, "attic", 45);
            gateway.sensor("bme680", Map.of("sensor.name", "greenhouse", "address", 118));
            hasPoints(browser, "attic", 58);

            byte[] picture = browser.picture(390, 844, 0.75);

            Files.write(TestGateway.FEATURES.resolveSibling(System.getProperty("picture")), picture);
            assertThat(picture).hasSizeLessThan(150_000);
        }
    }

    private static void hasPoints(Browser browser, String sensor, int points) {
        String line = "[...document.querySelectorAll('article')].find(card => card.firstChild.textContent === '"
                + sensor + "').querySelector('path').getAttribute('d').split('L').length";
        await().atMost(Duration.ofMinutes(10)).ignoreExceptions().untilAsserted(() -> assertThat(
                        Integer.parseInt(browser.evaluate(line)))
                .isGreaterThan(points));
    }
}
