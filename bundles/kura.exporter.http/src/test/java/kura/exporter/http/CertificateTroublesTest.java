// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with keys and certificates is told to people, and what the settings are is not. */
class CertificateTroublesTest {

    @TempDir
    private static Path folder;

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void keysThatCannotBeUsedAreToldUntilTheyAreNotWanted() {
        endpoint.set(Map.of("tls", "file", "tls.file", "/S3cret"));
        await().ignoreExceptions().untilAsserted(() -> assertThat(troubles())
                .contains("TLS is not possible with the keys that are set, the log says why; "
                        + "the endpoint stays as it is until that is corrected.")
                .doesNotContain("S3cret"));

        endpoint.set("tls", "none");
        await().ignoreExceptions().untilAsserted(() -> assertThat(troubles()).doesNotContain("TLS is not possible"));
    }

    @Test
    void theSameTroubleIsLoggedAgainForOtherSettings() {
        try (var log = new ErrorLog()) {
            for (var settings : new String[][] {{"Nowhere", ""}, {"Nowhere", "/trusted.pem"}}) {
                endpoint.set(
                        Map.of("tls", "kura-keystore", "tls.keystore", settings[0], "tls.trust.file", settings[1]));
                String line = "TLS with Kura's keystore 'Nowhere' is not possible: Kura has no such keystore now";
                int times = settings[1].isEmpty() ? 2 : 3; // one more than parts between
                await().untilAsserted(
                                () -> assertThat(log.lines().split(line, -1)).hasSize(times));
            }
        }
    }

    @Test
    void theAddressIsToldAnewWhenItBeginsWithHttps() throws Exception {
        var keys = TestKeys.make(folder, "gateway", "EC");
        try (var log = new ErrorLog()) {
            encrypt(keys);
            await().ignoreExceptions().untilAsserted(() -> assertThat(troublesOver(keys))
                    .contains("\"Listens at\",\"value\":\"https://127.0.0.1:" + endpoint.port + "/\""));
            assertThat(log.lines()).contains("metrics are at https://127.0.0.1:" + endpoint.port + "/metrics");
        }
    }

    @Test
    void aCertificateThatEndedOrWillSoonIsTold() throws Exception {
        var ended = TestKeys.make(folder, "ended", "EC", "-startdate", "-9d", "-validity", "5");
        encrypt(ended);
        await().ignoreExceptions().untilAsserted(() -> assertThat(troublesOver(ended))
                .contains("The certificate is no longer valid since 20"));

        var ending = TestKeys.make(folder, "ending", "EC", "-validity", "5");
        encrypt(ending);
        await().ignoreExceptions().untilAsserted(() -> assertThat(troublesOver(ending))
                .contains("The certificate is no longer valid after 20"));

        var early = TestKeys.make(folder, "early", "EC", "-startdate", "+9d");
        encrypt(early);
        await().ignoreExceptions().untilAsserted(() -> assertThat(troublesOver(early))
                .contains("The certificate is not valid before 20"));
    }

    private void encrypt(TestKeys keys) {
        endpoint.set(Map.of("tls", "file", "tls.file", keys.file().toString(), "tls.password", TestKeys.PASSWORD));
    }

    private String troubles() throws Exception {
        return endpoint.get("/status.json").body();
    }

    private String troublesOver(TestKeys keys) throws Exception {
        try (var socket = keys.connect(endpoint.port)) {
            return TestEndpoint.ask(socket, "/status.json");
        }
    }
}
