// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.ask;
import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import kura.exporter.http.route.Response;
import kura.exporter.http.route.Route;
import kura.metrics.Gauge;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint shows, and where, changes at once, and only to what is allowed. */
class ViewTest {

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void onlyMetricsThatAreWantedAreShown() throws Exception {
        endpoint.registry.counter("starts", "").inc();
        endpoint.registry.gauge("depth", "").set(2);
        try (var socket = endpoint.connect()) {
            endpoint.set("metrics", "level, starts_total");
            assertThat(ask(socket)).endsWith(PAGE + "# TYPE kura_starts_total counter\nkura_starts_total 1.0\n");
            endpoint.set("metrics", "!starts, !exporter_*, !depth");
            assertThat(ask(socket)).endsWith("\r\n\r\n" + PAGE);
            endpoint.set("metrics", "");
            assertThat(ask(socket)).contains("\nkura_depth 2.0\n").contains("exporter_http_requests_total");
        }
    }

    @Test
    void aMetricThatComesLaterIsLookedAtToo() throws Exception {
        endpoint.set("metrics", "level, depth");
        assertThat(endpoint.get("/metrics").body()).isEqualTo(PAGE);
        endpoint.registry.gauge("depth", "").set(2);
        endpoint.registry.gauge("width", "").set(2);

        assertThat(endpoint.get("/metrics").body()).isEqualTo("# TYPE kura_depth gauge\nkura_depth 2.0\n" + PAGE);
    }

    @Test
    void whatIsLeftOutCannotBeAskedForByName() throws Exception {
        endpoint.registry.gauge("depth", "").set(2);
        endpoint.set("metrics", "!depth");

        assertThat(endpoint.get("/metrics?name[]=kura_depth&name[]=kura_level").body())
                .isEqualTo(PAGE);
    }

    @Test
    void theStatusPageShowsNoValueThatIsLeftOutButHowSensorsAre() throws Exception {
        endpoint.registry
                .gauge("depth_meters", "", "sensor")
                .labelValues("well")
                .set(5);
        endpoint.registry
                .gauge("width_meters", "", "sensor")
                .labelValues("well")
                .set(6);
        endpoint.registry.gauge("sensor_up", "", "sensor").labelValues("well").set(1);
        endpoint.set("metrics", "width_*");

        assertThat(endpoint.get("/status.json").body())
                .contains("\"Works\"", "Width", "Requests answered")
                .doesNotContain("Depth");
    }

    @Test
    void everyLineHasTheExtraLabels() throws Exception {
        endpoint.registry
                .gauge("depth", "", "site", "tank")
                .labelValues("Bremen", "a")
                .set(2);
        endpoint.set("labels", " site = Hamburg Harbour ,line=3, ");

        assertThat(withoutOwn(endpoint.get("/metrics").body())).isEqualTo("""
                        # TYPE kura_depth gauge
                        kura_depth{line="3",site="Bremen",tank="a"} 2.0
                        # TYPE kura_level gauge
                        kura_level{line="3",site="Hamburg Harbour"} 7.0
                        """);
        assertThat(endpoint.get("/metrics?name[]=kura_level&format=openmetrics").body())
                .isEqualTo(
                        "# TYPE kura_level gauge\n" + "kura_level{line=\"3\",site=\"Hamburg Harbour\"} 7.0\n# EOF\n");
        endpoint.set("labels", "");
        assertThat(endpoint.page()).endsWith(PAGE);
    }

    @Test
    void anotherPathTakesEffectWithoutLosingAConnection() throws Exception {
        try (var socket = endpoint.connect()) {
            assertThat(ask(socket)).startsWith("HTTP/1.1 200 OK");
            endpoint.set("path", "/plant/metrics_3.~-");
            assertThat(ask(socket))
                    .startsWith("HTTP/1.1 404 Not Found")
                    .endsWith("There is nothing here; metrics are at /plant/metrics_3.~-\n");
        }
        assertThat(withoutOwn(endpoint.get("/plant/metrics_3.~-").body())).isEqualTo(PAGE);
        assertThat(endpoint.get("/").body())
                .contains("<a href=\"./plant/metrics_3.~-\">/plant/metrics_3.~-</a>")
                .contains("<a href=\"./plant/metrics_3.~-?format=protobuf\">");
        await().untilAsserted(() -> assertThat(
                        endpoint.get("/plant/metrics_3.~-").body())
                .contains("{code=\"200\",endpoint=\"kura.exporter.http\",route=\"/plant/metrics_3.~-\"}")
                .contains("{code=\"404\",endpoint=\"kura.exporter.http\",route=\"other\"}"));

        endpoint.set("path", "/metrics");
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void aRouteOfAnotherBundleWaitsUntilMetricsAreElsewhere() throws Exception {
        Route valves = request -> Response.text(200, request.method());
        for (String method : new String[] {"GET", "POST"}) {
            endpoint.exporter()
                    .addRoute(valves, endpoint.registration(Map.of(Route.PATH, "/valves", Route.METHOD, method)));
        }
        endpoint.set("path", "/valves");
        assertThat(withoutOwn(endpoint.get("/valves").body())).isEqualTo(PAGE);
        assertThat(endpoint.send("POST", "/valves").body()).isEqualTo("POST");
        assertThat(endpoint.send("PUT", "/valves").body()).isEqualTo("Allowed here: GET, HEAD, OPTIONS, POST\n");

        endpoint.set("path", "/metrics");
        assertThat(endpoint.get("/valves").body()).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "metrics",
                "//metrics",
                "/a//b",
                "/./metrics",
                "/a/..",
                "/my metrics",
                "/a?b",
                "/a#b",
                "/%41",
                "/größe",
                "/a\nb",
                "/status.json",
                "/status.css",
                "/status.js",
                "/-/healthy",
                "/-/ready"
            })
    void aPathThatIsNoneOrTakenIsRefused(String path) throws Exception {
        endpoint.set("path", "/plant");
        endpoint.configure(endpoint.with("path", path));

        assertThat(withoutOwn(endpoint.get("/plant").body())).isEqualTo(PAGE);
        assertThat(endpoint.get("/status.json").body())
                .contains(
                        "Setting path is ", ", allowed is a path that begins with /, for example /metrics, of letters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metrics | level, my-level | has the pattern ~my-level~, allowed are letters, digits, _ and :, *",
                "labels | site | has the entry ~site~, allowed are pairs such as site=Hamburg, separated by commas",
                "labels | a=b, my site=x | has the entry ~my site=x~, allowed are pairs",
                "labels | site= | has the entry ~site=~, allowed are pairs",
                "labels | __site=x | no digit first, not __ first, neither le nor quantile; the endpoint stays as it is",
                "labels | le=1 | has the entry ~le=1~, allowed are pairs",
                "labels | site=\"x\" | has the entry ~site=\\u0022x\\u0022~, allowed are pairs",
                "labels | a=1,a=2 | has the name ~a~ twice, allowed is once",
            })
    void aWrongValueIsRefusedAndWhatWasInForceStays(String key, String value, String words) throws Exception {
        endpoint.set(Map.of("metrics", "level", "labels", "a=b"));
        endpoint.configure(endpoint.with(key, value));

        assertThat(endpoint.get("/metrics").body()).isEqualTo("# TYPE kura_level gauge\nkura_level{a=\"b\"} 7.0\n");
        assertThat(endpoint.get("/status.json").body())
                .contains("Setting " + key + " ")
                .contains(words.replace("~", "\\u0027"));
    }

    @Test
    void anAdditionalEndpointShowsTheSameMetricsInItsOwnWay() throws Exception {
        Gauge.builder()
                .name("relative_humidity_ratio")
                .plain("humidity", 100)
                .labelNames("sensor")
                .register(endpoint.registry)
                .labelValues("cellar")
                .set(0.5);
        int main = endpoint.port;
        var additional = new AdditionalEndpointComponent();
        additional.setRegistry(endpoint.registry);
        endpoint.port = FreePort.next();
        try {
            additional.configure(Map.of(
                    "kura.service.pid", "prom_express",
                    "address", "127.0.0.1",
                    "port", endpoint.port,
                    "namespace", "prom_express",
                    "names", "plain",
                    "metrics", "humidity",
                    "labels", "site=Hamburg",
                    "path", "/express"));
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(endpoint.get("/express").body())
                            .isEqualTo("# TYPE prom_express_humidity gauge\n"
                                    + "prom_express_humidity{sensor=\"cellar\",site=\"Hamburg\"} 50.0\n"));
            endpoint.port = main;
            assertThat(endpoint.page())
                    .isEqualTo(PAGE + "# TYPE kura_relative_humidity_ratio gauge\n"
                            + "kura_relative_humidity_ratio{sensor=\"cellar\"} 0.5\n");
            await().untilAsserted(() -> assertThat(endpoint.get("/metrics").body())
                    .contains("{code=\"200\",endpoint=\"prom_express\",route=\"/express\"}"));
        } finally {
            additional.stop();
        }
    }
}
