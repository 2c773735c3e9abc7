// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.remote.Client;
import kura.remote.Remote;
import kura.remote.Request;
import kura.remote.Tls;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes of a plain Java program to a real Pushgateway. */
class PushGatewayTest {

    private static RealPushgateway real;

    private final MetricRegistry registry = MetricRegistry.create();

    @BeforeAll
    static void start() throws IOException {
        real = new RealPushgateway();
    }

    @AfterAll
    static void stop() {
        real.close();
    }

    @Test
    void oneLineIsEnough() throws Exception {
        registry.gauge("backup_duration_seconds", "How long it took.").set(21.5);
        registry.histogram("backup_file_bytes", "How large files were.", "disk")
                .labelValues("a")
                .observe(3);

        PushGateway.push(registry, real.url(), "backup");

        assertThat(real.page())
                .contains("backup_duration_seconds{instance=\"\",job=\"backup\"} 21.5\n")
                .contains("backup_file_bytes_count{disk=\"a\",instance=\"\",job=\"backup\"} 1\n")
                .contains("push_failure_time_seconds{instance=\"\",job=\"backup\"} 0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a/b", "", ".", "..", "grün ☃", "a b", "+%2F?#&=;", "\uD83D\uDE00"})
    void groupsMayHaveAnyValues(String value) throws Exception {
        registry.gauge("some_value", "A value.").set(1);

        try (var gateway = gateway("any" + value).groupingKey("place", value).build()) {
            gateway.push(registry);
            String line = "some_value{instance=\"\",job=\"any" + value + "\",place=\"" + value + "\"} 1\n";
            assertThat(real.page()).contains(line);
            gateway.delete();
            assertThat(real.page()).doesNotContain(line);
        }
    }

    @Test
    void aPushReplacesAndAnAddAdds() throws Exception {
        var second = MetricRegistry.create();
        registry.gauge("first_value", "A value.").set(1);
        second.gauge("second_value", "A value.").set(2);

        try (var gateway = gateway("twice").naming(Naming.of("plant")).build()) {
            gateway.push(registry);
            gateway.pushAdd(second);
            assertThat(real.page()).contains("plant_first_value{", "plant_second_value{");
            gateway.push(second);
            assertThat(real.page()).contains("plant_second_value{").doesNotContain("plant_first_value{");
        }
    }

    @Test
    void whatContradictsOthersIsRefusedWithItsReason() throws Exception {
        registry.gauge("contradiction", "A gauge.").set(1);
        PushGateway.push(registry, real.url(), "one");
        var other = MetricRegistry.create();
        other.histogram("contradiction", "A histogram.").observe(1);

        assertThatThrownBy(() -> PushGateway.push(other, real.url(), "other"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the server answers 400: ")
                .hasMessageContaining("contradiction");
        assertThat(real.page())
                .contains("contradiction{instance=\"\",job=\"one\"} 1\n")
                .doesNotContain("contradiction_count");
    }

    @Test
    void timestampsWouldBeRefusedWhichIsWhyThereAreNone() throws Exception {
        var remote = Remote.of(real.url());
        try (var client = new Client("test", remote, Tls.ofJava())) {
            var request =
                    new Request("PUT", "/metrics/job/late", Map.of(), "late_value 1 1700000000000\n".getBytes(UTF_8));
            assertThat(client.send(request).words())
                    .startsWith("the server answers 400: ")
                    .contains("timestamp");
        }
    }

    @Test
    void whereNobodyListensTheMessageSaysSo() throws Exception {
        String url = "http://127.0.0.1:" + FreePort.next();

        assertThatThrownBy(() -> PushGateway.push(registry, url, "nobody"))
                .hasMessageContaining("refuses the connection");
        assertThatThrownBy(() -> PushGateway.push(registry, real.url() + "/elsewhere", "nobody"))
                .hasMessageContaining("404, there is no such service at that URL");
    }

    @Test
    void whatCannotBeIsRefusedBefore() {
        assertThatThrownBy(() -> PushGateway.push(registry, real.url(), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PushGateway.push(registry, "gateway:9091", "job"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PushGateway.builder().groupingKey("no name", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gateway("job").bearerToken("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    private static PushGateway.Builder gateway(String job) {
        return PushGateway.builder().url(real.url() + "/metrics").job(job);
    }
}
