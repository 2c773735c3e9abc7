// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kura.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sensors measure at a real Pushgateway, as long as its exporter is installed. */
class PushgatewayTest {

    private static final String FACTORY = "kura.exporter.pushgateway";

    @TempDir
    private Path storage;

    private final int port = FreePort.next();

    @Test
    void whatSensorsMeasureIsThereUntilTheExporterIsRemoved() throws Exception {
        try (var pushgateway = new Program(
                        storage,
                        Map.of(),
                        List.of("prometheus-pushgateway", "--web.listen-address=127.0.0.1:" + port));
                var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.installPackage(Packages.pushgateway());
            gateway.configureFresh(FACTORY, "cloud");
            assertThat(pushgateway.runs()).isTrue();
            TestGateway.patiently(() -> assertThat(gateway.service("kura.metrics.MetricRegistry")
                            .call("remarks")
                            .toString())
                    .contains("Nothing is pushed: set the URL."));

            gateway.instance(
                    FACTORY,
                    "cloud",
                    Map.of(
                            "url",
                            "http://127.0.0.1:" + port,
                            "group",
                            "instance=hall/7",
                            "period",
                            1,
                            "end",
                            "delete"));
            pushed("kura_temperature_celsius{instance=\"hall/7\",job=\"kura\",sensor=\"bme680\"} ");
            gateway.showsSome("kura_exporter_pushgateway_pushes_total{exporter=\"cloud\",result=\"success\"} ");
            gateway.sensor("bme680", Map.of("bus", "9"));
            TestGateway.patiently(() -> assertThat(page())
                    .contains(
                            "kura_temperature_celsius{",
                            "kura_sensor_up{instance=\"hall/7\",job=\"kura\",sensor=\"bme680\"} 0")
                    .doesNotContain("kura_temperature_celsius{instance=\"hall/7\",job=\"kura\",sensor=\"bme680\"} "));

            gateway.uninstallPackage(FACTORY);
            TestGateway.patiently(() -> assertThat(page()).doesNotContain("kura_"));
            TestGateway.patiently(() -> assertThat(
                            Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                    .noneMatch(name -> name.startsWith("kura-pushgateway")));
        }
    }

    private void pushed(String text) {
        TestGateway.patiently(() -> assertThat(page()).contains(text));
    }

    private String page() throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port + "/metrics");
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
