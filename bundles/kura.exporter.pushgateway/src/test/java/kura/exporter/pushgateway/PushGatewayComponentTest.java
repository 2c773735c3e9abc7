// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import static kura.exporter.pushgateway.RealPushgateway.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushes of a component, to a Pushgateway that is there, is not there, or hangs. */
class PushGatewayComponentTest {

    private static RealPushgateway real;

    private final MetricRegistry registry = MetricRegistry.create();
    private final PushGatewayComponent component = new PushGatewayComponent();

    @BeforeAll
    static void startPushgateway() throws IOException {
        real = new RealPushgateway();
    }

    @AfterAll
    static void stopPushgateway() {
        real.close();
    }

    @BeforeEach
    void start() {
        component.setRegistry(registry);
        registry.gauge("temperature_celsius", "Temperature.", "sensor")
                .labelValues("attic")
                .set(21.5);
    }

    @AfterEach
    void stop() {
        component.deactivate();
        patiently(() -> assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.startsWith("kura-pushgateway")));
    }

    @Test
    void aFreshOnePushesNothingAndSaysWhatToDo() {
        component.configure(settings(Map.of()));

        assertThat(registry.remarks()).containsExactly(new Remark("cloud", "Nothing is pushed: set the URL."));
    }

    @Test
    void metricsArePushedAgainAndAgainUnderTheirNames() {
        component.configure(to(
                real.url(),
                Map.of(
                        "job",
                        "plant",
                        "group",
                        "instance=gateway7, line=3/b",
                        "metrics",
                        "temp*, exporter_*",
                        "labels",
                        "site=Ulm")));

        real.shows(
                "kura_temperature_celsius{instance=\"gateway7\",job=\"plant\",line=\"3/b\",sensor=\"attic\",site=\"Ulm\"} 21.5\n");
        registry.gauge("temperature_celsius", "Temperature.", "sensor")
                .labelValues("attic")
                .set(22);
        real.shows("sensor=\"attic\",site=\"Ulm\"} 22\n");
        real.shows(
                "kura_exporter_pushgateway_pushes_total{exporter=\"cloud\",instance=\"gateway7\",job=\"plant\",line=\"3/b\",result=\"success\"");
        shows("exporter_pushgateway_consecutive_failures{exporter=\"cloud\"} 0.0");
        shows("exporter_pushgateway_last_success_timestamp_seconds{exporter=\"cloud\"} 1.");
        assertThat(registry.remarks()).isEmpty();
    }

    @Test
    void aPushgatewayThatIsNotThereIsTriedUntilItIs() throws Exception {
        int port = FreePort.next();
        component.configure(to("http://127.0.0.1:" + port, Map.of()));

        says("to http://127.0.0.1:" + port + "/ failed: 127.0.0.1 at port " + port + " refuses the connection");
        shows("exporter_pushgateway_pushes_total{exporter=\"cloud\",result=\"connect\"} ");
        shows("exporter_pushgateway_consecutive_failures{exporter=\"cloud\"} 2.0");
        try (var late = new RealPushgateway(port)) {
            late.shows("kura_temperature_celsius{");
            patiently(() -> assertThat(registry.remarks()).isEmpty());
            shows("exporter_pushgateway_consecutive_failures{exporter=\"cloud\"} 0.0");
        }
    }

    @Test
    void oneThatHangsDelaysNoOther() throws Exception {
        try (var hanging = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            var other = new PushGatewayComponent();
            other.setRegistry(registry);
            var settings =
                    settings(Map.of("url", "http://127.0.0.1:" + hanging.getLocalPort(), "timeout", 300, "period", 1));
            settings.put("kura.service.pid", "hanging");
            other.configure(settings);
            try (var accepted = hanging.accept()) {
                accepted.getInputStream().read();
                component.configure(to(real.url(), Map.of("job", "beside")));
                real.shows("kura_temperature_celsius{instance=\"\",job=\"beside\"");
            } finally {
                other.deactivate();
            }
        }
    }

    @Test
    void whatThePushgatewayRefusesIsSaidInItsWords() throws Exception {
        var other = MetricRegistry.create();
        other.histogram("kura_temperature_celsius", "No temperature.").observe(1);
        PushGateway.push(other, real.url(), "other");
        component.configure(to(real.url(), Map.of("job", "refused")));

        says("failed: the server answers 400: ");
        shows("exporter_pushgateway_pushes_total{exporter=\"cloud\",result=\"http_400\"} ");
        try (var clean = PushGateway.builder().url(real.url()).job("other").build()) {
            clean.delete();
        }
        real.shows("kura_temperature_celsius{instance=\"\",job=\"refused\"");
    }

    @Test
    void metricsAreDeletedAtTheEndIfThatIsWanted() {
        component.configure(to(real.url(), Map.of("job", "first", "end", "delete")));
        real.shows("job=\"first\"");
        component.configure(to(real.url(), Map.of("job", "second", "end", "delete")));
        real.shows("job=\"second\"");
        real.showsNo("job=\"first\"");
        component.configure(to(real.url(), Map.of("job", "second", "end", "delete", "period", 2)));
        component.deactivate();
        real.showsNo("job=\"second\"");
    }

    @Test
    void otherwiseTheyStay() throws Exception {
        component.configure(to(real.url(), Map.of("job", "stays")));
        real.shows("job=\"stays\"");
        component.deactivate();

        assertThat(real.page()).contains("job=\"stays\"");
    }

    @Test
    void settingsThatAreWrongChangeNothingAndAreSaid() {
        component.configure(to(real.url(), Map.of("job", "good")));
        real.shows("job=\"good\"");
        component.configure(to("gateway:9091", Map.of("job", "", "group", "job=x, 7", "method", 3, "period", "often")));

        says("setting url is not understood", "what was set before stays in force");
        says(
                "setting job is ''",
                "setting group has the entry '7'",
                "setting method is '3'",
                "setting period is 'often'");
        says("setting group has the label job, which is set in job");
        registry.gauge("pressure_pascals", "Pressure.").set(1);
        real.shows("kura_pressure_pascals{instance=\"\",job=\"good\"} 1\n");
    }

    private static Map<String, Object> to(String url, Map<String, ?> more) {
        var settings = settings(Map.of("url", url, "period", 1));
        settings.putAll(more);
        return settings;
    }

    private static Map<String, Object> settings(Map<String, ?> given) {
        var settings = new HashMap<String, Object>(given);
        settings.put("kura.service.pid", "cloud");
        return settings;
    }

    private void says(String... words) {
        patiently(() -> {
            List<String> said = registry.remarks().stream().map(Remark::words).toList();
            assertThat(String.join(" ", said)).contains(words);
        });
    }

    private void shows(String text) {
        patiently(() -> assertThat(new Page(registry, Naming.of("")).render()).contains(text));
    }
}
